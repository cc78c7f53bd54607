package tifluxtest

// roleRows are the permissions with what they allow, in the order of their ids.
var roleRows = []struct {
	permission  Permission
	description string
}{
	{OpenTickets, "Ver os tickets das próprias mesas e abrir novos"},
	{EditTickets, "Alterar dados de tickets"},
	{EditClosedTickets, "Alterar dados de tickets já fechados"},
	{ViewOthersTickets, "Ver tickets de outros responsáveis"},
	{ReviewTickets, "Revisar, avaliar e reabrir tickets fechados"},
	{WriteAppointments, "Registrar horas trabalhadas"},
	{InternalCommunications, "Conversar com a equipe dentro do ticket"},
	{ManageEmailTickets, "Definir quem abre tickets por e-mail"},
	{ManagePreTickets, "Aceitar e recusar pré-tickets"},
	{ViewTicketValues, "Ver valores em reais nos tickets"},
	{ManageDesks, "Configurar mesas, estágios e grupos de atendentes"},
	{ManageCatalogs, "Configurar catálogos, áreas e itens"},
	{ManageCustomFields, "Criar e alterar campos personalizados"},
	{ManageClients, "Cadastrar e alterar clientes"},
	{ViewClients, "Ver o cadastro de clientes"},
	{ManageUsers, "Convidar e alterar usuários"},
	{RegisterPortalUsers, "Convidar usuários do portal"},
	{ManageRoleGroups, "Definir permissões"},
	{ManageResources, "Cadastrar e alterar recursos"},
	{ViewResources, "Ver recursos e inventário"},
	{ManageContracts, "Cadastrar e alterar contratos"},
	{ViewContracts, "Ver contratos"},
	{Bill, "Faturar serviços e contratos"},
	{UseChat, "Atender conversas"},
	{ManageTemplates, "Manter modelos de mensagem"},
	{ManageIntegrations, "Conectar outros sistemas"},
	{ManageKnowledge, "Escrever artigos"},
	{ManageKnowledgeBase, "Organizar a base de conhecimento"},
	{ViewAdminReports, "Ver relatórios da empresa"},
	{ViewTechnicianReports, "Ver relatórios por atendente"},
	{ViewUsersInReports, "Comparar atendentes nos relatórios"},
}

// roleGroupRows are the role groups, the built-in ones first.
var roleGroupRows = []roleGroup{
	{name: "Administrador", description: "Acesso total"},
	{name: "Atendente", description: "Atendimento de tickets e conversas", permissions: AttendantPersona().Permissions},
	{name: "Cliente", description: "Usuários do portal", permissions: ClientPersona().Permissions},
	{name: "Coordenação", description: "Equipe, mesas e relatórios", deletable: true, permissions: []Permission{
		OpenTickets, EditTickets, EditClosedTickets, ViewOthersTickets, ReviewTickets, ManageDesks, ViewClients,
		ManageUsers, ViewTechnicianReports, ViewUsersInReports, UseChat,
	}},
	{name: "Escritório", description: "Contratos, cobrança e cadastro", deletable: true, permissions: []Permission{
		OpenTickets, ViewTicketValues, ManageClients, ManageContracts, Bill, ViewAdminReports,
	}},
	{name: "Técnico de campo", deletable: true, permissions: []Permission{
		OpenTickets, EditTickets, WriteAppointments, ViewClients, ViewResources, ManageResources,
	}},
}

const weekdays = "MON, TUE, WED, THU, FRI"

// groupDetailRows add to the technical groups, in their order.
var groupDetailRows = []group{
	{description: "Primeiro nível", roleGroupID: attendantRoleGroup, expedients: []expedient{
		{Beginning: "08:00", Days: weekdays, Ending: "18:00"}, {Beginning: "08:00", Days: "SAT", Ending: "12:00"},
	}},
	{description: "Produto e correções", roleGroupID: attendantRoleGroup, expedients: []expedient{{Beginning: "09:00", Days: weekdays, Ending: "18:00"}}},
	{description: "Redes e servidores, 24 horas", roleGroupID: 6, commitment: true, expedients: []expedient{
		{Beginning: "00:00", Days: weekdays + ", SAT, SUN", Ending: "23:59", Holiday: true},
	}},
	{roleGroupID: 5, expedients: []expedient{{Beginning: "08:30", Days: weekdays, Ending: "17:30"}}},
	{description: "Visitas aos clientes", roleGroupID: 6, commitment: true, expedients: []expedient{{Beginning: "07:00", Days: weekdays + ", SAT", Ending: "16:00"}}},
	{description: "Sucesso do cliente 🤝", roleGroupID: 4, expedients: []expedient{{Beginning: "08:00", Days: weekdays, Ending: "18:00"}}},
}

// departmentRows are the queues of chats. The last one is closed.
var departmentRows = []department{
	{name: "Suporte", groupIDs: []int{1, 3}},
	{name: "Comercial", groupIDs: []int{6}},
	{name: "Financeiro", groupIDs: []int{4}},
	{name: "Implantação", groupIDs: []int{5, 6}},
	{name: "Emergência 24h", groupIDs: []int{1, 3, 5}},
	{name: "Ouvidoria", groupIDs: []int{4, 6}},
	{name: "Área do parceiro", groupIDs: []int{6}},
	{name: "Campanha de 2024", groupIDs: []int{1, 6}},
}

// fillRoleGroups makes what every account has.
func (st *state) fillRoleGroups() {
	for _, g := range roleGroupRows {
		g.id = st.roleGroups.next()
		st.roleGroups.put(g.id, &g)
	}
	if _, ok := st.groups.get(1); !ok { // The group of the personas.
		st.groups.put(1, &group{id: 1, name: groupNames[0]})
	}
	st.detailGroups()
}

// detailGroups completes the technical groups.
func (st *state) detailGroups() {
	expedients := 0
	for i, g := range st.groups.rows {
		row := groupDetailRows[i%len(groupDetailRows)]
		g.description, g.commitment, g.roleGroupID = row.description, row.commitment, row.roleGroupID
		g.reminder = "Do not send email"
		g.expedients = append([]expedient{}, row.expedients...)
		for j := range g.expedients {
			expedients++
			g.expedients[j].ID = expedients
		}
	}
}

func (st *state) fillDepartments() {
	for i, d := range departmentRows {
		d.id, d.active = st.departments.next(), i < len(departmentRows)-1
		st.departments.put(d.id, &d)
	}
}
