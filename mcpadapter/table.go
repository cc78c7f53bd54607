package mcpadapter

import "slices"

// table is the tool table: every tool is one row. The rows of a toolset stand in
// its file, above their handlers.
var table = slices.Concat(
	ticketTools, ticketFileTools, ticketStateTools, preTicketTools, answerTools, communicationTools, timeTools, chatTools,
	chatWriteTools, templateTools, clientTools, clientWriteTools, clientAddressTools, clientContactTools, requestorTools,
	userTools, deskTools, catalogTools, customFieldTools, knowledgeTools, contractTools, assetTools, reportTools, adminTools,
)

const (
	allToolset     = "all"
	vendorToolset  = "vendor"
	defaultToolset = "default"
)

// defaultTools are what most conversations need. Every tool that is listed is
// paid for in tokens by every request.
var defaultTools = []string{
	"get_ticket", "create_ticket", "update_ticket", "cancel_ticket", "close_ticket", "reopen_ticket", "list_tickets",
	"update_ticket_entities", "create_ticket_answer", "list_ticket_answers", "get_ticket_answer", "get_ticket_files",
	"upload_ticket_files", "get_ticket_histories", "get_ticket_stages_slas", "create_internal_communication",
	"list_internal_communications", "create_appointment", "list_appointments", "search_client", "list_clients",
	"get_client", "search_requestor", "create_requestor", "search_user", "search_technical_user", "list_desks",
	"get_desk", "search_stage", "list_desk_priorities", "search_catalog_item", "list_inbox_chats", "list_my_chats",
	"list_in_attendance_chats", "get_chat", "list_chat_messages", "send_message", "list_knowledges", "get_knowledge",
	"list_contracts",
}

// addedTools are those that the vendor's server does not have.
var addedTools = []string{
	"create_client_answer", "delete_record", "get_contract", "list_groups", "list_integrations", "save_custom_field",
	"save_knowledge", "set_timer", "update_profile", "upload_client_file",
}

// Toolsets returns the names of the toolsets: those of one subject, "default",
// "vendor" (the tools of the vendor's server, and no others) and "all".
func Toolsets() []string {
	var names []string
	for _, t := range table {
		if !slices.Contains(names, t.toolset) {
			names = append(names, t.toolset)
		}
	}
	return append(names, defaultToolset, vendorToolset, allToolset)
}

// in reports whether the tool belongs to a toolset.
func (t *tool) in(set string) bool {
	switch set {
	case allToolset, t.toolset:
		return true
	case vendorToolset:
		return !slices.Contains(addedTools, t.name)
	case defaultToolset:
		return slices.Contains(defaultTools, t.name)
	}
	return false
}

// Tool is what a host is told of a tool.
type Tool struct {
	Name, Toolset         string
	ReadOnly, Destructive bool
}

func (t *tool) info() Tool {
	return Tool{Name: t.name, Toolset: t.toolset, ReadOnly: t.kind == readTool, Destructive: t.kind == destructiveTool}
}
