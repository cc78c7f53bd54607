package mcpadapter

import (
	"context"

	"github.com/tiflux/tiflux-go/resolve"
	"github.com/tiflux/tiflux-go/tiflux"
)

var customFieldTools = []*tool{
	newTool("list_entities", "custom_fields", readTool, "List custom field groups",
		"List the groups of custom fields, which the API calls entities.", listEntities),
	newTool("list_entity_fields", "custom_fields", readTool, "List custom fields", "List the custom fields of a group.", listEntityFields),
	newTool("list_entity_field_options", "custom_fields", readTool, "List custom field options",
		"List the options of a select or checkbox field.", listEntityFieldOptions),
	newTool("save_custom_field", "custom_fields", addTool, "Save custom field",
		"Create or change a group of custom fields, a field or an option. Groups and fields cannot be deleted.", saveCustomField),
}

// entityRef is a group of custom fields in the arguments.
type entityRef struct {
	EntityID   int64  `json:"entity_id,omitempty" desc:"group id" min:"1"`
	EntityName string `json:"entity_name,omitempty" desc:"group by name"`
}

// entityFieldRef is a custom field in the arguments; its name needs the group.
type entityFieldRef struct {
	EntityFieldID   int64  `json:"entity_field_id,omitempty" desc:"field id" min:"1"`
	EntityFieldName string `json:"entity_field_name,omitempty" desc:"field by name; needs the group"`
	entityRef
}

func (n *names) entity(r entityRef) int64 {
	return find(n, "entity", ref{r.EntityID, r.EntityName}, func(ctx context.Context, q string) (tiflux.Entity, error) {
		return n.set.Entity(ctx, "", q)
	}, func(e tiflux.Entity) (int64, string) { return e.ID, e.Name })
}

func (n *names) mustEntity(r entityRef) (int64, error) {
	id := n.must(n.entity(r), "entity")
	return id, n.err
}

func (n *names) mustEntityField(r entityFieldRef) (int64, error) {
	if r.EntityFieldID == 0 && r.EntityFieldName != "" {
		entity, err := n.mustEntity(r.entityRef)
		if err != nil {
			return 0, err
		}
		r.EntityFieldID = find(n, "custom_field", ref{name: r.EntityFieldName}, inScope(entity, n.set.EntityField),
			func(f tiflux.EntityField) (int64, string) { return f.ID, f.Name })
	}
	id := n.must(r.EntityFieldID, "entity_field")
	return id, n.err
}

func (n *names) entityFieldOption(fieldID int64, r ref) int64 {
	return find(n, "entity_field_option", r, inScope(fieldID, n.set.EntityFieldOption),
		func(o tiflux.EntityFieldOption) (int64, string) { return o.ID, o.Value })
}

type listEntitiesInput struct {
	Active    *bool  `json:"active,omitempty" desc:"only active, or only inactive groups"`
	AppliedIn string `json:"applied_in,omitempty" desc:"kind of records" enum:"ticket,equipment,client,solicitant,services_catalog,services_catalogs_area,services_catalogs_item"`
	Name      string `json:"name,omitempty" desc:"part of the name" max:"255"`
	paging
}

func listEntities(ctx context.Context, c *call, in *listEntitiesInput) error {
	o := &tiflux.EntityListOptions{ListOptions: in.paging.options(), AppliedIn: tiflux.AppliedIn(in.AppliedIn), Name: in.Name, Active: setIf(in.Active)}
	p, err := c.client.Entities.List(ctx, o)
	return page(c, p, err, c.render.Entities)
}

type listEntityFieldsInput struct {
	entityRef
	FieldType string `json:"field_type,omitempty" desc:"kind of field" enum:"text,text_area,currency,phone,email,link,date,single_select,checkbox"`
	Required  *bool  `json:"required,omitempty" desc:"only required, or only optional fields"`
	Name      string `json:"name,omitempty" desc:"part of the name" max:"255"`
	paging
}

func listEntityFields(ctx context.Context, c *call, in *listEntityFieldsInput) error {
	entity, err := c.resolving(ctx).mustEntity(in.entityRef)
	if err != nil {
		return err
	}
	p, err := c.client.Entities.ListFields(ctx, entity, &tiflux.EntityFieldListOptions{
		ListOptions: in.paging.options(), FieldType: tiflux.FieldType(in.FieldType), Name: in.Name, Required: setIf(in.Required),
	})
	return page(c, p, err, c.render.EntityFields)
}

type listEntityFieldOptionsInput struct {
	entityFieldRef
	Value string `json:"value,omitempty" desc:"part of the label"`
	paging
}

func listEntityFieldOptions(ctx context.Context, c *call, in *listEntityFieldOptionsInput) error {
	field, err := c.resolving(ctx).mustEntityField(in.entityFieldRef)
	if err != nil {
		return err
	}
	o := &tiflux.EntityFieldOptionListOptions{ListOptions: in.paging.options(), Value: in.Value}
	p, err := c.client.Entities.ListFieldOptions(ctx, field, o)
	return page(c, p, err, c.render.EntityFieldOptions)
}

type saveCustomFieldInput struct {
	Action string `json:"action" desc:"what to save" enum:"create_entity,update_entity,create_field,update_field,create_option,update_option"`
	entityFieldRef
	OptionID    int64    `json:"option_id,omitempty" desc:"update_option: option id" min:"1"`
	OptionName  string   `json:"option_name,omitempty" desc:"option by its label until now"`
	Name        string   `json:"name,omitempty" desc:"name of the group or field, label of the option"`
	AppliedIn   string   `json:"applied_in,omitempty" desc:"create_entity: kind of records" enum:"ticket,equipment,client,solicitant,services_catalog,services_catalogs_area,services_catalogs_item"`
	Description string   `json:"description,omitempty" desc:"of the group"`
	Active      *bool    `json:"active,omitempty" desc:"update_entity: false switches the group off"`
	DeskIDs     []int64  `json:"desk_ids,omitempty" desc:"desks of a group for tickets; [] is every desk"`
	DeskNames   []string `json:"desk_names,omitempty" desc:"the same by name"`
	FieldType   string   `json:"field_type,omitempty" desc:"create_field: kind of field" enum:"text,text_area,currency,phone,email,link,date,single_select,checkbox"`
	Required    *bool    `json:"required,omitempty" desc:"the field must be filled"`
	Options     []string `json:"options,omitempty" desc:"create_field: labels of a select or checkbox"`
}

func saveCustomField(ctx context.Context, c *call, in *saveCustomFieldInput) error {
	defer c.names.Forget(resolve.Entity, resolve.EntityField, resolve.EntityFieldOption)
	n := c.resolving(ctx)
	switch in.Action {
	case "create_entity", "update_entity":
		return c.saveEntity(ctx, n, in)
	case "create_field", "update_field":
		return c.saveEntityField(ctx, n, in)
	}
	field, err := n.mustEntityField(in.entityFieldRef)
	if err != nil {
		return err
	}
	input := &tiflux.EntityFieldOptionInput{Value: in.Name}
	if in.Action == "create_option" {
		o, err := c.client.Entities.CreateFieldOption(ctx, field, input)
		return receipt(c, o, err, "created", c.render.EntityFieldOptionReceipt)
	}
	option := n.must(n.entityFieldOption(field, ref{in.OptionID, in.OptionName}), "option")
	if n.err != nil {
		return n.err
	}
	o, err := c.client.Entities.UpdateFieldOption(ctx, field, option, input)
	return receipt(c, o, err, "updated", c.render.EntityFieldOptionReceipt)
}

func (c *call) saveEntity(ctx context.Context, n *names, in *saveCustomFieldInput) error {
	desks := n.all(in.DeskIDs, in.DeskNames, n.desk)
	if in.Action == "create_entity" {
		if n.err != nil {
			return n.err
		}
		e, err := c.client.Entities.Create(ctx, &tiflux.EntityCreate{
			Name: in.Name, AppliedIn: tiflux.AppliedIn(in.AppliedIn), Description: in.Description, DeskIDs: desks,
		})
		return receipt(c, e, err, "created", c.render.EntityReceipt)
	}
	id, err := n.mustEntity(in.entityRef)
	if err != nil {
		return err
	}
	e, err := c.client.Entities.Update(ctx, id, &tiflux.EntityUpdate{
		Name: setText(in.Name), Description: setText(in.Description), Active: setIf(in.Active), DeskIDs: setIDs(desks, in.DeskIDs),
	})
	return receipt(c, e, err, "updated", c.render.EntityReceipt)
}

func (c *call) saveEntityField(ctx context.Context, n *names, in *saveCustomFieldInput) error {
	entity, err := n.mustEntity(in.entityRef)
	if err != nil {
		return err
	}
	if in.Action == "create_field" {
		create := &tiflux.EntityFieldCreate{Name: in.Name, FieldType: tiflux.FieldType(in.FieldType), Required: in.Required != nil && *in.Required}
		for _, label := range in.Options {
			create.Options = append(create.Options, tiflux.EntityFieldOptionInput{Value: label})
		}
		f, err := c.client.Entities.CreateField(ctx, entity, create)
		return receipt(c, f, err, "created", c.render.EntityFieldReceipt)
	}
	field, err := n.mustEntityField(in.entityFieldRef)
	if err != nil {
		return err
	}
	f, err := c.client.Entities.UpdateField(ctx, entity, field, &tiflux.EntityFieldUpdate{Name: setText(in.Name), Required: setIf(in.Required)})
	return receipt(c, f, err, "updated", c.render.EntityFieldUpdatedReceipt)
}
