package render

import (
	"io"

	"github.com/tiflux/tiflux-go/tiflux"
)

// inventoryFields show the hardware that the agent found, a line per part.
func inventoryFields(f []field, v *tiflux.EquipmentInventory, in show) []field {
	add := func(l label, p ...field) { f = append(f, field{label: l, value: parts(p...), in: in}) }
	if p := v.Processor; p != nil {
		add("processor", field{value: text(p.Name)})
	}
	if m := v.Memory; m != nil {
		add("memory", field{value: gigabytes(m.TotalGB)})
	}
	for _, d := range v.Disks {
		add("disk", field{value: text(d.Name)}, field{value: gigabytes(d.SizeGB)},
			field{label: "in_use", value: measured(d.UsePercent, percent)})
	}
	for _, d := range v.DiskSMART {
		add("disk_health", field{value: text(d.Model)}, field{value: text(d.Status)})
	}
	for _, n := range v.Network {
		add("network", field{value: text(n.Name)}, field{value: texts(splitList(n.IPv4))},
			field{label: "mac", value: text(n.MAC)})
	}
	if m := v.Motherboard; m != nil {
		add("motherboard", field{value: text(m.Manufacturer)}, field{value: text(m.Model)},
			field{label: "bios", value: text(m.BIOS)})
	}
	for _, g := range v.VGA {
		add("video", field{value: text(g.Name)}, field{value: gigabytes(float64(g.VRAMMB) / 1024)})
	}
	for _, s := range v.Sound {
		add("sound", field{value: text(s.Name)})
	}
	for _, p := range v.Printer {
		add("printer", field{value: text(p.Name)}, field{label: "port", value: text(p.Port)},
			field{value: when(p.Default.Or(false), term("default_printer"))})
	}
	for _, a := range v.Antivirus {
		add("antivirus", field{value: text(a.Name)}, field{value: optional(enumActive, a.Active)},
			field{value: optional(enumUpToDate, a.UpToDate)})
	}
	if u := v.WindowsUpdate; u != nil {
		add("windows_update", field{label: "pending", value: number(int(u.PendingCount))},
			field{value: when(u.HasCriticalPending, term("critical"))})
	}
	return f
}

// Softwares writes the programs of an equipment, which the API does not page.
func (r Renderer) Softwares(w io.Writer, programs []tiflux.EquipmentSoftware, notes Notes) error {
	return renderTable(r, w, "softwares", programs, Page{}, notes, softwareRecord)
}

func softwareRecord(f []field, s *tiflux.EquipmentSoftware) record {
	return record{kind: "software", title: s.Name, fields: append(f,
		field{label: "version", value: text(s.Version), in: everywhere | bare},
		field{label: "vendor", value: text(s.Vendor), in: everywhere | bare},
	)}
}
