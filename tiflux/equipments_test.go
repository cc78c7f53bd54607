package tiflux_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/tiflux/tiflux-go/internal/contract"
	"github.com/tiflux/tiflux-go/tiflux"
)

var optionals = cmpopts.EquateComparable(tiflux.Opt[bool]{}, tiflux.Opt[float64]{})

func TestEquipmentsWithAndWithoutAnAgent(t *testing.T) {
	t.Parallel()
	const answer = `[{"id":5501,"acquisition_date":"2025-02-10","agent":{"email":null,"phone":"+5547999990003","ramal":"204","user":"Ana","version":"2.0.0.0"},
		"client":{"id":4101,"name":"Padaria Aurora"},"equipment_group":null,"equipment_type":{"id":2,"name":"Estação"},"ipv4":"10.0.0.12, 10.0.1.12",
		"last_connection":"2026-08-20T18:01:14Z","last_seen":"2026-08-20T18:04:39+00:00","monitoring_active":false,"name":"Caixa 01","online":true,
		"system":{"name":"Windows 11 Pro","version":"10.0.22631","kernel":"64 bits","service_pack":null},"updated_by_id":15,"user":"operador","warranty_date":null,
		"disks":[{"name":"C:","size_gb":476.94,"use_percent":0}],"antivirus":[{"name":"Exemplo","up_to_date":null,"active":false}],"memory":null},
		{"id":5502,"acquisition_date":null,"agent":null,"client":{"id":4101,"name":"Padaria Aurora"},"last_connection":null,"last_seen":null,"name":"Nobreak","online":false}]`
	c := clientOver(t, contract.Transport(t, roundTripFunc(func(r *http.Request) (*http.Response, error) {
		response := jsonResponse(200, answer)
		response.Header.Set("X-Total-Items", "2")
		response.Request = r
		return response, nil
	})))
	got, err := c.Equipments.List(t.Context(), &tiflux.EquipmentListOptions{IncludeSystem: true, IncludeTechnicalInfo: true})
	if err != nil {
		t.Fatal(err)
	}
	aurora := &tiflux.IDName{ID: 4101, Name: "Padaria Aurora"}
	want := []tiflux.Equipment{
		{
			EquipmentRecord: tiflux.EquipmentRecord{
				ID: 5501, AcquisitionDate: "2025-02-10", Client: aurora, EquipmentType: &tiflux.IDName{ID: 2, Name: "Estação"},
				Name: "Caixa 01", UpdatedByID: 15,
			},
			EquipmentInventory: tiflux.EquipmentInventory{
				Disks:     []tiflux.EquipmentDisk{{Name: "C:", SizeGB: 476.94, UsePercent: tiflux.Set(0.0)}},
				Antivirus: []tiflux.EquipmentAntivirus{{Name: "Exemplo", UpToDate: tiflux.Null[bool](), Active: tiflux.Set(false)}},
			},
			Agent:          &tiflux.EquipmentAgent{Phone: "+5547999990003", Ramal: "204", User: "Ana", Version: "2.0.0.0"},
			IPv4:           "10.0.0.12, 10.0.1.12",
			LastConnection: time.Date(2026, 8, 20, 18, 1, 14, 0, time.UTC),
			LastSeen:       time.Date(2026, 8, 20, 18, 4, 39, 0, time.UTC),
			Online:         true, User: "operador",
			System: &tiflux.EquipmentSystem{Name: "Windows 11 Pro", Version: "10.0.22631", Kernel: "64 bits"},
		},
		{EquipmentRecord: tiflux.EquipmentRecord{ID: 5502, Client: aurora, Name: "Nobreak"}},
	}
	if diff := cmp.Diff(want, got.Items, optionals); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEquipmentDetailWithoutAnAgent(t *testing.T) {
	t.Parallel()
	c, _ := clientAnswering(t, 200, `{"id":5502,"name":"Nobreak","client":null,"equipment_group":null,"equipment_type":null,"current_user":null,
		"agent_user":null,"agent_email":null,"last_seen":null,"manufacturer":null,"operating_system":null,"processor":null,"memory":null,"motherboard":null,
		"vga":[],"disks":[],"disksmart":[],"network":[],"antivirus":[],"windows_update":{"pending_count":0,"has_critical_pending":false},"sound":[],"printer":[]}`)
	got, err := c.Equipments.Get(t.Context(), 5502)
	if err != nil {
		t.Fatal(err)
	}
	want := &tiflux.EquipmentDetail{
		EquipmentRecord:    tiflux.EquipmentRecord{ID: 5502, Name: "Nobreak"},
		EquipmentInventory: tiflux.EquipmentInventory{WindowsUpdate: &tiflux.EquipmentWindowsUpdate{}},
	}
	if diff := cmp.Diff(want, got, optionals, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const equipmentAnswer = `{"id":5503,"acquisition_date":null,"client":{"id":4101,"name":"Padaria Aurora"},"equipment_group":{"id":61,"name":"Padaria Aurora"},
	"equipment_type":{"id":2,"name":"Estação"},"name":"Nobreak","updated_by_id":15,"warranty_date":null}`

func TestEquipmentBodies(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		status int
		call   func(*tiflux.Client) error
		want   string
	}{
		{"the least", 201, func(c *tiflux.Client) error {
			_, err := c.Equipments.Create(t.Context(), &tiflux.EquipmentCreate{Name: "Nobreak", ClientID: 4101, EquipmentTypeID: 2})
			return err
		}, `{"name":"Nobreak","client_id":4101,"equipment_type_id":2}`},
		{"dates", 201, func(c *tiflux.Client) error {
			_, err := c.Equipments.Create(t.Context(), &tiflux.EquipmentCreate{
				Name: "Nobreak", ClientID: 4101, EquipmentTypeID: 2, AcquisitionDate: "2026-01-10", WarrantyDate: "2029-01-10",
			})
			return err
		}, `{"name":"Nobreak","client_id":4101,"equipment_type_id":2,"acquisition_date":"2026-01-10","warranty_date":"2029-01-10"}`},
		{"dates cleared", 200, func(c *tiflux.Client) error {
			_, err := c.Equipments.Update(t.Context(), 5503, &tiflux.EquipmentUpdate{
				AcquisitionDate: tiflux.Set[tiflux.Date](""), WarrantyDate: tiflux.Null[tiflux.Date](),
			})
			return err
		}, `{"acquisition_date":null,"warranty_date":null}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c, sent := clientAnswering(t, tt.status, equipmentAnswer)
			if err := tt.call(c); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, *sent); diff != "" {
				t.Errorf("body (-want +sent):\n%s", diff)
			}
		})
	}
}
