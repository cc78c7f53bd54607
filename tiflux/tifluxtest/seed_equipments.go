package tifluxtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// diceEquipments are the dice for this part of the data.
const diceEquipments uint64 = 101

// firstBranch is the first id of the equipment groups beside the clients' own.
const firstBranch = 79001

// equipmentTypeNames are in the order of their ids; the first four can run the
// agent.
var equipmentTypeNames = []string{"Estação", "Notebook", "Servidor", "Terminal de caixa", "Impressora", "Nobreak", "Roteador", "Celular"}

const typesWithAgent = 4

func (st *state) fillEquipmentTypes() {
	for _, name := range equipmentTypeNames {
		t := &idName{st.equipmentTypes.next(), name}
		st.equipmentTypes.put(t.ID, t)
	}
}

// fillEquipments completes the equipments of the clients and opens branches.
func (st *state) fillEquipments() {
	st.fillBranches()
	st.fillEquipmentFields()
	dice := st.dice(diceEquipments)
	for i, e := range st.equipments.rows {
		e.typeID = 1 + i%len(equipmentTypeNames)
		e.updatedBy = st.users.rows[i%4].id
		if i%3 != 2 {
			bought := st.base.AddDate(0, -6-dice.IntN(40), -dice.IntN(28))
			e.acquired, e.warranty = bought.Format(time.DateOnly), bought.AddDate(3, 0, 0).Format(time.DateOnly)
		}
		if e.typeID <= typesWithAgent && i%7 != 5 {
			e.agent = st.newEquipmentAgent(dice, e, i)
		} else {
			e.name = fmt.Sprintf("%s %02d", equipmentTypeNames[e.typeID-1], i+1)
		}
		if i%4 == 0 {
			st.fillEquipmentValues(e, i)
		}
	}
}

func (st *state) fillBranches() {
	st.equipmentGroups.last = firstBranch - 1
	for i, cl := range st.clients.rows {
		if i%10 != 1 {
			continue
		}
		g := &equipmentGroup{st.equipmentGroups.next(), cl.id, cl.name + " - Filial"}
		st.equipmentGroups.put(g.id, g)
		cl.equipmentGroups++
		for _, e := range st.equipments.rows {
			if e.clientID == cl.id {
				e.groupID = g.id
				break
			}
		}
	}
}

// equipmentFieldRows are the custom fields of equipments and of the services
// catalogs. The groups of servers are for their type only.
var equipmentFieldRows = []struct {
	entity
	fields []entityField
}{
	{entity{name: "Patrimônio", description: "Controle interno", appliedIn: forEquipments, active: true, menuItem: true}, []entityField{
		{name: "Etiqueta", kind: plainText, required: true},
		{name: "Valor de compra", kind: currency},
		{name: "Situação", kind: singleSelect, options: []fieldOption{{title: "Em uso"}, {title: "Reserva"}, {title: "Descartado"}}},
	}},
	{entity{name: "Servidor", appliedIn: forEquipments, active: true, equipmentTypeID: 3}, []entityField{
		{name: "Serviços em execução", kind: checkbox, options: []fieldOption{{title: "Arquivos"}, {title: "Banco de dados"}, {title: "Impressão"}}},
		{name: "Painel", kind: link},
	}},
	{entity{name: "Dados do catálogo", appliedIn: forCatalogs, active: true, catalogID: firstCatalog}, []entityField{{name: "Gestor", kind: emailAddress}}},
	{entity{name: "Dados da área", appliedIn: forAreas, active: true, areaID: firstArea}, []entityField{{name: "Plantão", kind: phone}}},
	{entity{name: "Dados do item", description: "Orientações ao atendente", appliedIn: forItems, active: true, itemID: firstItem}, []entityField{{name: "Roteiro", kind: textArea}}},
}

func (st *state) fillEquipmentFields() {
	for _, row := range equipmentFieldRows {
		e := row.entity
		e.id = st.entities.next()
		st.entities.put(e.id, &e)
		for _, f := range row.fields {
			f.id, f.entityID = st.fields.next(), e.id
			first := st.nextOption()
			f.options = append([]fieldOption(nil), f.options...)
			for i := range f.options {
				f.options[i].id = first + i
			}
			st.fields.put(f.id, &f)
		}
	}
}

func (st *state) fillEquipmentValues(e *equipment, n int) {
	e.values = &fieldValues{}
	for f := range st.fields.all() {
		if group, _ := st.entities.get(f.entityID); group.appliedIn == forEquipments && (group.equipmentTypeID == 0 || group.equipmentTypeID == e.typeID) {
			st.fillField(e.values, f, n)
		}
	}
}

// machineRows are models with what is inside.
var machineRows = []struct {
	maker, model, processor, graphics string
	memory, disk                      float64
	vram                              int
}{
	{"Fabricante Exemplo", "Modelo X1", "CPU Exemplo 3.0GHz", "GPU Exemplo", 16, 476.94, 4096},
	{"Montagem local", "", "CPU Exemplo 2.4GHz", "Vídeo integrado", 7.9, 223.57, 0},
	{"Ipê Computadores", "Torre 5", "CPU Araucária 8 núcleos", "GPU Araucária", 64, 1907.73, 8192},
}

var systemRows = []struct{ name, version, kernel string }{
	{"Windows 11 Pro", "10.0.22631", "64 bits"},
	{"Windows 10 Pro", "10.0.19045", "64 bits"},
	{"Ubuntu 24.04 LTS", "24.04", "x86_64"},
}

var softwareRows = []struct{ name, version, vendor string }{
	{"Navegador Exemplo", "128.0", "Editora Exemplo"},
	{"Antivírus Exemplo", "7.1.2", "Segurança & Cia"},
	{"Leitor de PDF", "24.2", "Editora Exemplo"},
	{"Emissor fiscal", "", ""},
	{"Suíte de escritório", "2024", "Escritório Livre"},
	{"TiFlux Agent", "2.0.0.0", "TiFlux"},
}

func (st *state) newEquipmentAgent(dice *rand.Rand, e *equipment, i int) *equipmentAgent {
	m, s := machineRows[i%len(machineRows)], systemRows[dice.IntN(len(systemRows))]
	seen := stampOf(st.base.Add(-time.Duration(dice.IntN(60*24*9)) * time.Minute))
	host := strings.ToUpper(e.name)
	address := fmt.Sprintf("10.%d.0.%d", i%8, 10+i)
	user := pick(dice, firstNames)
	a := &equipmentAgent{
		contact: equipmentContact{
			Email: new(mailBox(user) + "@exemplo.com.br"), Phone: new(fmt.Sprintf("+55479999%05d", 40000+i)),
			Ramal: new(fmt.Sprint(400 + i)), User: &user, Version: new("2.0.0.0"),
		},
		addresses: address, lastConnection: seen.add(-205 * time.Second), lastSeen: seen,
		monitored: i%5 == 0, online: st.base.Sub(seen.time()) < 24*time.Hour, splashtop: i%6 == 0, peerToPeer: i%8 == 1,
		networkName: host, user: cmp.Or(mailBox(user), "operador"),
		manufacturer: equipmentManufacturer{new(m.model), new(m.maker), null(fmt.Sprintf("BR-%06d", dice.IntN(1_000_000)))},
		system:       equipmentSystem{new(s.kernel), new(s.name), nil, new(s.version)},
		inventory:    newEquipmentInventory(dice, i),
	}
	if i%2 == 0 {
		a.addresses += fmt.Sprintf(", 10.%d.1.%d", i%8, 10+i)
		a.system.ServicePack = new("")
	}
	a.inventory.Network[0].IPv4 = new(address + ",fe80::1")
	for n := range 3 + i%4 {
		row := softwareRows[(i+n)%len(softwareRows)]
		a.softwares = append(a.softwares, equipmentSoftware{row.name, null(row.vendor), null(row.version)})
	}
	return a
}

func newEquipmentInventory(dice *rand.Rand, i int) equipmentInventory {
	m := machineRows[i%len(machineRows)]
	pending := dice.IntN(12)
	used := float64(dice.IntN(1000)) / 10
	in := equipmentInventory{
		Antivirus:     []foundAntivirus{{new("Antivírus Exemplo"), new(i%3 != 0), new(true)}},
		Disks:         []foundDisk{{"C:", &m.disk, &used}},
		DiskSMART:     []foundDiskSMART{{new(fmt.Sprintf("SSD-EX%d", 250*(1+i%4))), new([]string{"OK", "OK", "Pred Fail"}[i%3])}},
		Memory:        &foundMemory{&m.memory},
		Motherboard:   &foundMotherboard{new("1.2.3"), new(m.maker), new(m.model)},
		Network:       []foundNetwork{{nil, new(fmt.Sprintf("02:00:00:00:%02x:%02x", i%256, dice.IntN(256))), "Ethernet"}},
		Printer:       []foundPrinter{},
		Processor:     &foundProcessor{new(m.processor)},
		Sound:         []foundSound{{new("Áudio HD")}},
		VGA:           []foundVGA{{new(m.graphics), null(m.vram)}},
		WindowsUpdate: foundWindowsUpdate{pending > 8, pending},
	}
	if i%4 == 0 {
		in.Disks = append(in.Disks, foundDisk{Name: "D:"})
		in.Antivirus[0].UpToDate, in.Antivirus[0].Active = nil, nil
	}
	if i%2 == 1 {
		in.Network = append(in.Network, foundNetwork{Name: "Wi-Fi"})
		in.Printer = append(in.Printer, foundPrinter{new(true), new("Impressora Balcão"), new("USB001")}, foundPrinter{nil, new("PDF"), nil})
	}
	return in
}
