package tifluxtest

import "time"

var statusRows = []status{
	{name: "Aberto", open: true},
	{name: "Em andamento"},
	{name: "Aguardando cliente"},
	{name: "Fechado", closed: true},
	{name: "Cancelado", canceled: true},
}

func (st *state) fillStatuses() {
	for _, s := range statusRows {
		s.id = st.statuses.next()
		st.statuses.put(s.id, &s)
	}
}

var groupNames = []string{"Suporte", "Desenvolvimento", "Infraestrutura", "Administrativo", "Campo", "Relacionamento"}

func (st *state) fillGroups() {
	for _, name := range groupNames {
		g := &group{id: st.groups.next(), name: name}
		st.groups.put(g.id, g)
	}
}

// stageRows are the stages of desks: one flow for support, one for development.
var stageRows = map[bool][]stage{
	false: {
		{name: "Pendente", limit: 4 * time.Hour},
		{name: "Em atendimento", limit: 8 * time.Hour},
		{name: "Aguardando cliente", limit: 48 * time.Hour},
		{name: "Concluído"},
	},
	true: {
		{name: "A fazer", limit: 24 * time.Hour},
		{name: "Em desenvolvimento", limit: 72 * time.Hour},
		{name: "Em revisão", limit: 24 * time.Hour},
		{name: "Homologação", limit: 48 * time.Hour},
		{name: "Concluído"},
	},
}

var priorityRows = []priority{
	{name: "Crítica", attend: hours(time.Hour), settle: hours(4 * time.Hour)},
	{name: "Alta", attend: hours(4 * time.Hour), settle: hours(24 * time.Hour)},
	{name: "Média", attend: hours(8 * time.Hour), settle: hours(48 * time.Hour)},
	{name: "Baixa", attend: hours(24 * time.Hour), settle: hours(120*time.Hour + 30*time.Minute)},
}

// catalogRows are the services catalogs: catalog, area, items.
var catalogRows = []struct {
	catalog, area string
	items         []string
}{
	{"Infraestrutura", "Redes", []string{"Troca de switch", "Configuração de VPN", "Ponto de rede"}},
	{"Infraestrutura", "Servidores", []string{"Restauração de backup", "Expansão de disco"}},
	{"Estações de trabalho", "Hardware", []string{"Troca de teclado", "Impressora fiscal", "Formatação"}},
	{"Estações de trabalho", "Software", []string{"Instalação de programa", "Licença de escritório"}},
	{"Implantação", "ERP", []string{"Treinamento de usuários", "Migração de dados", "Parametrização fiscal"}},
	{"Implantação", "Integrações", []string{"Integração bancária", "Integração com e-commerce"}},
}

// deskRow is a generated desk. Desks that differ by one word are there to be
// confused.
type deskRow struct {
	desk
	development bool
}

var deskRows = []deskRow{
	{desk: desk{name: "Suporte N1", displayName: "Suporte", description: "Primeiro atendimento", appointments: withoutAppointments, sla: true, canPauseSLA: true, goal: 85, groupIDs: []int{1, 6}, required: &requiredFields{}}},
	{desk: desk{name: "Suporte N2", displayName: "Suporte Especializado", description: "Casos que o N1 não resolve", appointments: noValorization, sla: true, canPauseSLA: true, goal: 80, groupIDs: []int{1, 3}, required: &requiredFields{}}},
	{development: true, desk: desk{name: "Dev - Cansados", displayName: "Desenvolvimento", description: "Correções de produto", appointments: withoutAppointments, sla: true, canPauseSLA: true, review: true, reviewType: "review_submitter", groupIDs: []int{1, 2}, required: &requiredFields{}}},
	{development: true, desk: desk{name: "DEV - Experimentos", displayName: "Laboratório", description: "Provas de conceito 🧪", appointments: withoutAppointments, groupIDs: []int{1, 2}}},
	{desk: desk{name: "Comunicação", displayName: "Comunicação", description: "Campanhas, site e redes sociais", appointments: withoutAppointments, sla: true, canPauseSLA: true, review: true, reviewType: "review_submitter_manager", required: &requiredFields{RequestorName: true, RequestorEmail: true}}},
	{desk: desk{name: "Financeiro", displayName: "Financeiro", description: "Cobrança e notas fiscais", appointments: withoutAppointments, sla: true, groupIDs: []int{1, 4}, required: &requiredFields{}}},
	{desk: desk{name: "Recursos Humanos", displayName: "RH", description: "Admissão, folha e benefícios", appointments: withoutAppointments, sla: true, canPauseSLA: true, groupIDs: []int{4}, required: &requiredFields{AttachmentFile: true}}},
	{desk: desk{name: "Infra - Redes SP", displayName: "Redes São Paulo", description: "Links e equipamentos da capital", appointments: noValorization, sla: true, canPauseSLA: true, goal: 90, groupIDs: []int{1, 3}, required: &requiredFields{}}},
	{desk: desk{name: "Infra - Redes SC", displayName: "Redes Santa Catarina", description: "Links e equipamentos do litoral", appointments: noValorization, sla: true, canPauseSLA: true, goal: 90, groupIDs: []int{1, 3}, required: &requiredFields{}}},
	{desk: desk{name: "Implantação", displayName: "Implantação", description: "Projetos de novos clientes", appointments: withValorization, byCatalog: true, sla: true, canPauseSLA: true, review: true, reviewType: "review_submitter", groupIDs: []int{1, 5}, required: &requiredFields{}}},
	{desk: desk{name: "Atendimento em Campo", displayName: "Visitas técnicas", description: "Técnicos no endereço do cliente", appointments: withValorization, byCatalog: true, sla: true, canPauseSLA: true, groupIDs: []int{1, 5}, required: &requiredFields{EquipmentID: true, RequestorTelephone: true}}},
	{desk: desk{name: "Comercial", displayName: "Comercial", description: "Propostas e renovações", appointments: withoutAppointments, groupIDs: []int{1, 6}, required: &requiredFields{}}},
	{desk: desk{name: "Diretoria", displayName: "Diretoria", description: "Assuntos reservados", appointments: withoutAppointments, reserved: true, internal: true, sla: true, groupIDs: []int{4}, required: &requiredFields{}}},
	{desk: desk{name: "Mesa antiga", displayName: "Suporte até 2024", description: "Substituída pelo Suporte N1", appointments: withoutAppointments, sla: true, required: &requiredFields{}}},
}

// inactiveDesk is the last row; it only holds old tickets.
const inactiveDesk = "Mesa antiga"

func (st *state) fillDesks() {
	st.fillCatalog()
	for _, row := range deskRows {
		d := row.desk
		d.active = d.name != inactiveDesk
		st.addDesk(&d, stageRows[row.development])
		for item := range st.items.all() {
			if d.byCatalog || item.catalog.Name == "Infraestrutura" && len(d.groupIDs) > 0 && d.groupIDs[0] == 1 {
				d.itemIDs = append(d.itemIDs, item.id)
			}
		}
	}
	st.relateDesks()
}

// addDesk stores a desk with its stages and, unless it is driven by the
// services catalog, its priorities.
func (st *state) addDesk(d *desk, stages []stage) {
	d.id = st.desks.next()
	st.desks.put(d.id, d)
	for i, s := range stages {
		s.id, s.deskID, s.index = st.stages.next(), d.id, i+1
		s.first, s.last = i == 0, i == len(stages)-1
		st.stages.put(s.id, &s)
		d.stages = append(d.stages, &s)
	}
	for i, p := range priorityRows {
		if d.byCatalog {
			break
		}
		p.id, p.deskID, p.order = st.priorities.next(), d.id, i+1
		st.priorities.put(p.id, &p)
		d.priorities = append(d.priorities, &p)
	}
}

// relateDesks allows transfers between neighbours in the list.
func (st *state) relateDesks() {
	rows := st.desks.rows
	for i, d := range rows {
		for _, step := range []int{-2, -1, 1, 2} {
			if j := i + step; j >= 0 && j < len(rows) {
				d.relatedIDs = append(d.relatedIDs, rows[j].id)
			}
		}
	}
}

func (st *state) fillCatalog() {
	catalogIDs := map[string]int{}
	for n, row := range catalogRows {
		if catalogIDs[row.catalog] == 0 {
			catalogIDs[row.catalog] = 91 + len(catalogIDs)
		}
		for i, name := range row.items {
			item := &catalogItem{
				id: st.items.next(), name: name,
				area: idName{801 + n, row.area}, catalog: idName{catalogIDs[row.catalog], row.catalog},
				attend: hours(4 * time.Hour), settle: hours(time.Duration(24+12*i) * time.Hour),
			}
			st.items.put(item.id, item)
		}
	}
}

// fieldRows are the custom fields by group: every kind for tickets, and groups
// for clients and requestors.
var fieldRows = []struct {
	entity
	fields []entityField
}{
	{entity{name: "Visita", description: "Dados da visita", appliedIn: forTickets, active: true, menuItem: true}, []entityField{
		{name: "Sala", kind: plainText},
		{name: "Observações da visita", kind: textArea},
		{name: "Custo estimado", kind: currency},
		{name: "Telefone no local", kind: phone},
		{name: "Contato no local", kind: emailAddress},
		{name: "Mapa", kind: link},
		{name: "Data combinada", kind: dateOnly},
		{name: "Módulo", kind: singleSelect, required: true, options: []fieldOption{{title: "Fiscal"}, {title: "Estoque"}, {title: "Vendas"}}},
		{name: "Itens conferidos", kind: checkbox, options: []fieldOption{{title: "Cabo"}, {title: "Fonte"}, {title: "Etiqueta de patrimônio"}}},
	}},
	{entity{name: "Faturamento", appliedIn: forTickets, active: true}, []entityField{
		{name: "Centro de custo", kind: plainText},
		{name: "Aprovado por", kind: emailAddress},
	}},
	{entity{name: "Formulário antigo", appliedIn: forTickets}, []entityField{{name: "Setor", kind: plainText}}},
	{entity{name: "Dados comerciais", description: "Cadastro complementar", appliedIn: forClients, active: true, menuItem: true}, []entityField{
		{name: "Código interno", kind: plainText},
		{name: "Ticket médio", kind: currency},
		{name: "Segmento", kind: singleSelect, options: []fieldOption{{title: "Alimentação"}, {title: "Indústria"}, {title: "Serviços"}}},
		{name: "Serviços contratados", kind: checkbox, options: []fieldOption{{title: "Backup"}, {title: "Antivírus"}, {title: "Monitoramento"}}},
	}},
	{entity{name: "Perfil", appliedIn: forRequestors, active: true, menuItem: true}, []entityField{
		{name: "Cargo", kind: plainText},
		{name: "Turno", kind: singleSelect, options: []fieldOption{{title: "Manhã"}, {title: "Tarde"}}},
		{name: "Sistemas", kind: checkbox, options: []fieldOption{{title: "CRM"}, {title: "ERP"}}},
	}},
}

func (st *state) fillFields() {
	option := 31
	for _, row := range fieldRows {
		e := row.entity
		e.id = st.entities.next()
		st.entities.put(e.id, &e)
		for _, f := range row.fields {
			f.id, f.entityID = st.fields.next(), e.id
			f.options = append([]fieldOption(nil), f.options...)
			for i := range f.options {
				f.options[i].id = option
				option++
			}
			st.fields.put(f.id, &f)
		}
	}
}
