package tiflux

import (
	"iter"
	"net/http"
	"slices"
)

// RetryClass says what may be done with a request whose fate is not known.
type RetryClass uint8

const (
	// Idempotent requests are repeated after a 429, a 5xx and a broken
	// connection: sending them twice does no more than sending them once.
	Idempotent RetryClass = iota + 1
	// Once marks requests that would happen twice if sent twice. They are
	// repeated only after a 429 and when no connection was made.
	Once
)

func (c RetryClass) String() string {
	switch c {
	case Idempotent:
		return "idempotent"
	case Once:
		return "once"
	}
	return "unknown"
}

// BodyKind says how an operation takes its request body.
type BodyKind uint8

const (
	NoBody        BodyKind = iota // no body, and so no Content-Type
	JSONBody                      // application/json
	MultipartBody                 // multipart/form-data, also without files
)

// Operation is one row of the operation table: everything that is known about
// a route apart from its Go types.
type Operation struct {
	Name   string     // the Go method, "Tickets.Get"; names spans, logs and errors
	ID     string     // the API description's operationId, "getTicket"
	Method string     // "GET"
	Path   string     // below the base URL, "/tickets/{ticket_number}"
	Retry  RetryClass // what may be repeated
	Body   BodyKind   // what the request carries
}

// Operations yields the operations this package knows, in the order of the table.
func Operations() iter.Seq[Operation] { return slices.Values(operations[:]) }

type operationID uint16

const (
	get  = http.MethodGet
	post = http.MethodPost
	put  = http.MethodPut
	del  = http.MethodDelete
)

const (
	opAppointmentsList operationID = iota
	opChatsArchive
	opChatsGet
	opChatsListArchived
	opChatsListInAttendance
	opChatsListInbox
	opChatsListMessages
	opChatsListMine
	opChatsSendMessage
	opChatsUpdate
	opClientsCreate
	opClientsCreateAddress
	opClientsCreateContact
	opClientsCreateEmailTicketsPermission
	opClientsCreateUser
	opClientsDeleteAddress
	opClientsDeleteContact
	opClientsDeleteFile
	opClientsDeleteLogo
	opClientsGet
	opClientsGetAddress
	opClientsGetContact
	opClientsGetFile
	opClientsList
	opClientsListAddresses
	opClientsListContacts
	opClientsListDesks
	opClientsListFiles
	opClientsListTechnicalGroups
	opClientsUpdate
	opClientsUpdateAddress
	opClientsUpdateContact
	opClientsUpdateEntities
	opClientsUploadFile
	opClientsUploadLogo
	opContractsGet
	opContractsGetGroup
	opContractsGetUsage
	opContractsList
	opContractsListTypes
	opContractsUpdate
	opDepartmentsList
	opDesksCreate
	opDesksGet
	opDesksList
	opDesksListPriorities
	opDesksListServicesCatalogs
	opDesksListServicesCatalogsItems
	opDesksListStages
	opEntitiesCreate
	opEntitiesCreateField
	opEntitiesCreateFieldOption
	opEntitiesGet
	opEntitiesGetField
	opEntitiesList
	opEntitiesListFieldOptions
	opEntitiesListFields
	opEntitiesUpdate
	opEntitiesUpdateField
	opEntitiesUpdateFieldOption
	opEquipmentsCreate
	opEquipmentsGet
	opEquipmentsList
	opEquipmentsListGroups
	opEquipmentsListSoftwares
	opEquipmentsListTypes
	opEquipmentsUpdate
	opIntegrationsList
	opKnowledgeCreate
	opKnowledgeCreateFolder
	opKnowledgeDelete
	opKnowledgeGet
	opKnowledgeGetFolder
	opKnowledgeList
	opKnowledgeListFolders
	opKnowledgeUpdate
	opKnowledgeUpdateFolder
	opPreTicketsCreate
	opPreTicketsList
	opReportsChatsFeedback
	opReportsListBillingsHistory
	opReportsTicketsFeedback
	opRequestorsCreate
	opRequestorsDelete
	opRequestorsGet
	opRequestorsList
	opRequestorsListByClient
	opRequestorsUpdate
	opRequestorsUpdateEntities
	opRoleGroupsGet
	opRoleGroupsList
	opRoleGroupsListTechnicalGroups
	opRoleGroupsListUsers
	opServicesCatalogsCreate
	opServicesCatalogsCreateArea
	opServicesCatalogsCreateItem
	opServicesCatalogsDelete
	opServicesCatalogsDeleteArea
	opServicesCatalogsDeleteItem
	opServicesCatalogsList
	opServicesCatalogsListAreas
	opServicesCatalogsListItems
	opServicesCatalogsUpdate
	opServicesCatalogsUpdateArea
	opServicesCatalogsUpdateItem
	opTechnicalGroupsGet
	opTechnicalGroupsList
	opTechnicalGroupsListClients
	opTechnicalGroupsListDesks
	opTechnicalGroupsListUsers
	opTemplatesListGupshup
	opTemplatesListWhatsAppCloud
	opTicketsCancel
	opTicketsClose
	opTicketsCreate
	opTicketsCreateAnswer
	opTicketsCreateAppointment
	opTicketsCreateClientAnswer
	opTicketsCreateInternalCommunication
	opTicketsDeleteAnswer
	opTicketsDeleteAnswerFile
	opTicketsDeleteFile
	opTicketsDeleteInternalCommunication
	opTicketsGet
	opTicketsGetAnswer
	opTicketsGetInternalCommunication
	opTicketsGetServiceTypes
	opTicketsList
	opTicketsListAnswers
	opTicketsListAppointments
	opTicketsListChecklists
	opTicketsListFiles
	opTicketsListHistories
	opTicketsListInternalCommunications
	opTicketsListPreAppointments
	opTicketsListShifts
	opTicketsListStagesSLAs
	opTicketsPlayPreAppointment
	opTicketsReopen
	opTicketsUpdate
	opTicketsUpdateChecklistItem
	opTicketsUpdateEntities
	opTicketsUpdateInternalCommunication
	opTicketsUploadFiles
	opUsersCreate
	opUsersGet
	opUsersList
	opUsersListTechnical
	opUsersMe
	opUsersUpdate
	opUsersUpdateProfile
)

var operations = [...]Operation{
	opAppointmentsList: {"Appointments.List", "listAppointments", get, "/appointments", Idempotent, NoBody},

	opChatsArchive:          {"Chats.Archive", "archiveChat", put, "/chats/{id}/archive", Once, JSONBody},
	opChatsGet:              {"Chats.Get", "getChat", get, "/chats/{id}", Idempotent, NoBody},
	opChatsListArchived:     {"Chats.ListArchived", "listArchivedChats", get, "/chats/archived", Idempotent, NoBody},
	opChatsListInAttendance: {"Chats.ListInAttendance", "listInAttendanceChats", get, "/chats/in_attendance", Idempotent, NoBody},
	opChatsListInbox:        {"Chats.ListInbox", "listInboxChats", get, "/chats/inbox", Idempotent, NoBody},
	opChatsListMessages:     {"Chats.ListMessages", "listChatMessages", get, "/chats/{id}/messages", Idempotent, NoBody},
	opChatsListMine:         {"Chats.ListMine", "listMyChats", get, "/chats/mine", Idempotent, NoBody},
	opChatsSendMessage:      {"Chats.SendMessage", "sendChatMessage", post, "/chats/send_message", Once, JSONBody},
	opChatsUpdate:           {"Chats.Update", "updateChat", put, "/chats/{id}", Idempotent, JSONBody},

	opClientsCreate:                       {"Clients.Create", "createClient", post, "/clients", Once, JSONBody},
	opClientsCreateAddress:                {"Clients.CreateAddress", "createClientAddress", post, "/clients/{client_id}/addresses", Once, JSONBody},
	opClientsCreateContact:                {"Clients.CreateContact", "createClientContact", post, "/clients/{client_id}/contacts", Once, JSONBody},
	opClientsCreateEmailTicketsPermission: {"Clients.CreateEmailTicketsPermission", "createClientEmailTicketsPermission", post, "/clients/{id}/email_tickets_permissions", Once, JSONBody},
	opClientsCreateUser:                   {"Clients.CreateUser", "createClientUser", post, "/clients/{id}/users", Once, JSONBody},
	opClientsDeleteAddress:                {"Clients.DeleteAddress", "deleteClientAddress", del, "/clients/{client_id}/addresses/{id}", Idempotent, NoBody},
	opClientsDeleteContact:                {"Clients.DeleteContact", "deleteClientContact", del, "/clients/{client_id}/contacts/{id}", Idempotent, NoBody},
	opClientsDeleteFile:                   {"Clients.DeleteFile", "deleteClientFile", del, "/clients/{client_id}/files/{id}", Idempotent, NoBody},
	opClientsDeleteLogo:                   {"Clients.DeleteLogo", "deleteClientLogo", del, "/clients/{id}/logo", Idempotent, NoBody},
	opClientsGet:                          {"Clients.Get", "getClient", get, "/clients/{id}", Idempotent, NoBody},
	opClientsGetAddress:                   {"Clients.GetAddress", "getClientAddress", get, "/clients/{client_id}/addresses/{id}", Idempotent, NoBody},
	opClientsGetContact:                   {"Clients.GetContact", "getClientContact", get, "/clients/{client_id}/contacts/{id}", Idempotent, NoBody},
	opClientsGetFile:                      {"Clients.GetFile", "getClientFile", get, "/clients/{client_id}/files/{id}", Idempotent, NoBody},
	opClientsList:                         {"Clients.List", "listClients", get, "/clients", Idempotent, NoBody},
	opClientsListAddresses:                {"Clients.ListAddresses", "listClientAddresses", get, "/clients/{client_id}/addresses", Idempotent, NoBody},
	opClientsListContacts:                 {"Clients.ListContacts", "listClientContacts", get, "/clients/{client_id}/contacts", Idempotent, NoBody},
	opClientsListDesks:                    {"Clients.ListDesks", "listClientDesks", get, "/clients/{id}/desks", Idempotent, NoBody},
	opClientsListFiles:                    {"Clients.ListFiles", "listClientFiles", get, "/clients/{client_id}/files", Idempotent, NoBody},
	opClientsListTechnicalGroups:          {"Clients.ListTechnicalGroups", "listClientTechnicalGroups", get, "/clients/{id}/technical-groups", Idempotent, NoBody},
	opClientsUpdate:                       {"Clients.Update", "updateClient", put, "/clients/{id}", Idempotent, JSONBody},
	opClientsUpdateAddress:                {"Clients.UpdateAddress", "updateClientAddress", put, "/clients/{client_id}/addresses/{id}", Idempotent, JSONBody},
	opClientsUpdateContact:                {"Clients.UpdateContact", "updateClientContact", put, "/clients/{client_id}/contacts/{id}", Idempotent, JSONBody},
	opClientsUpdateEntities:               {"Clients.UpdateEntities", "updateClientEntities", put, "/clients/{id}/entities", Idempotent, JSONBody},
	opClientsUploadFile:                   {"Clients.UploadFile", "uploadClientFile", post, "/clients/{client_id}/files", Once, MultipartBody},
	opClientsUploadLogo:                   {"Clients.UploadLogo", "uploadClientLogo", post, "/clients/{id}/logo", Once, MultipartBody},

	opContractsGet:       {"Contracts.Get", "getContract", get, "/contracts/{id}", Idempotent, NoBody},
	opContractsGetGroup:  {"Contracts.GetGroup", "getContractGroup", get, "/contract-groups/{id}", Idempotent, NoBody},
	opContractsGetUsage:  {"Contracts.GetUsage", "getContractUsage", get, "/contracts/{id}/usage", Idempotent, NoBody},
	opContractsList:      {"Contracts.List", "listContracts", get, "/contracts", Idempotent, NoBody},
	opContractsListTypes: {"Contracts.ListTypes", "listContractTypes", get, "/contract-types", Idempotent, NoBody},
	opContractsUpdate:    {"Contracts.Update", "updateContract", put, "/contracts/{id}", Idempotent, JSONBody},

	opDepartmentsList: {"Departments.List", "listDepartments", get, "/departments", Idempotent, NoBody},

	opDesksCreate:                    {"Desks.Create", "createDesk", post, "/desks", Once, JSONBody},
	opDesksGet:                       {"Desks.Get", "getDesk", get, "/desks/{id}", Idempotent, NoBody},
	opDesksList:                      {"Desks.List", "listDesks", get, "/desks", Idempotent, NoBody},
	opDesksListPriorities:            {"Desks.ListPriorities", "listDeskPriorities", get, "/desks/{id}/priorities", Idempotent, NoBody},
	opDesksListServicesCatalogs:      {"Desks.ListServicesCatalogs", "listDeskServicesCatalogs", get, "/desks/{id}/services-catalogs", Idempotent, NoBody},
	opDesksListServicesCatalogsItems: {"Desks.ListServicesCatalogsItems", "listDeskServicesCatalogsItems", get, "/desks/{id}/services-catalogs-items", Idempotent, NoBody},
	opDesksListStages:                {"Desks.ListStages", "listDeskStages", get, "/desks/{id}/stages", Idempotent, NoBody},

	opEntitiesCreate:            {"Entities.Create", "createEntity", post, "/entities", Once, JSONBody},
	opEntitiesCreateField:       {"Entities.CreateField", "createEntityField", post, "/entities/{entity_id}/fields", Once, JSONBody},
	opEntitiesCreateFieldOption: {"Entities.CreateFieldOption", "createEntityFieldOption", post, "/entity_fields/{entity_field_id}/options", Once, JSONBody},
	opEntitiesGet:               {"Entities.Get", "getEntity", get, "/entities/{id}", Idempotent, NoBody},
	opEntitiesGetField:          {"Entities.GetField", "getEntityField", get, "/entities/{entity_id}/fields/{id}", Idempotent, NoBody},
	opEntitiesList:              {"Entities.List", "listEntities", get, "/entities", Idempotent, NoBody},
	opEntitiesListFieldOptions:  {"Entities.ListFieldOptions", "listEntityFieldOptions", get, "/entity_fields/{entity_field_id}/options", Idempotent, NoBody},
	opEntitiesListFields:        {"Entities.ListFields", "listEntityFields", get, "/entities/{entity_id}/fields", Idempotent, NoBody},
	opEntitiesUpdate:            {"Entities.Update", "updateEntity", put, "/entities/{id}", Idempotent, JSONBody},
	opEntitiesUpdateField:       {"Entities.UpdateField", "updateEntityField", put, "/entities/{entity_id}/fields/{id}", Idempotent, JSONBody},
	opEntitiesUpdateFieldOption: {"Entities.UpdateFieldOption", "updateEntityFieldOption", put, "/entity_fields/{entity_field_id}/options/{id}", Idempotent, JSONBody},

	opEquipmentsCreate:        {"Equipments.Create", "createEquipment", post, "/equipments", Once, JSONBody},
	opEquipmentsGet:           {"Equipments.Get", "getEquipment", get, "/equipments/{id}", Idempotent, NoBody},
	opEquipmentsList:          {"Equipments.List", "listEquipments", get, "/equipments", Idempotent, NoBody},
	opEquipmentsListGroups:    {"Equipments.ListGroups", "listEquipmentGroups", get, "/equipment-groups", Idempotent, NoBody},
	opEquipmentsListSoftwares: {"Equipments.ListSoftwares", "listEquipmentSoftwares", get, "/equipments/{id}/softwares", Idempotent, NoBody},
	opEquipmentsListTypes:     {"Equipments.ListTypes", "listEquipmentTypes", get, "/equipment-types", Idempotent, NoBody},
	opEquipmentsUpdate:        {"Equipments.Update", "updateEquipment", put, "/equipments/{id}", Idempotent, JSONBody},

	opIntegrationsList: {"Integrations.List", "listIntegrations", get, "/integrations", Idempotent, NoBody},

	opKnowledgeCreate:       {"Knowledge.Create", "createKnowledge", post, "/knowledges", Once, JSONBody},
	opKnowledgeCreateFolder: {"Knowledge.CreateFolder", "createKnowledgeFolder", post, "/knowledge-folders", Once, JSONBody},
	opKnowledgeDelete:       {"Knowledge.Delete", "deleteKnowledge", del, "/knowledges/{id}", Idempotent, NoBody},
	opKnowledgeGet:          {"Knowledge.Get", "getKnowledge", get, "/knowledges/{id}", Idempotent, NoBody},
	opKnowledgeGetFolder:    {"Knowledge.GetFolder", "getKnowledgeFolder", get, "/knowledge-folders/{id}", Idempotent, NoBody},
	opKnowledgeList:         {"Knowledge.List", "listKnowledges", get, "/knowledges", Idempotent, NoBody},
	opKnowledgeListFolders:  {"Knowledge.ListFolders", "listKnowledgeFolders", get, "/knowledge-folders", Idempotent, NoBody},
	opKnowledgeUpdate:       {"Knowledge.Update", "updateKnowledge", put, "/knowledges/{id}", Idempotent, JSONBody},
	opKnowledgeUpdateFolder: {"Knowledge.UpdateFolder", "updateKnowledgeFolder", put, "/knowledge-folders/{id}", Idempotent, JSONBody},

	opPreTicketsCreate: {"PreTickets.Create", "createPreTicket", post, "/pre-tickets", Once, MultipartBody},
	opPreTicketsList:   {"PreTickets.List", "listPreTickets", get, "/pre-tickets", Idempotent, NoBody},

	opReportsChatsFeedback:       {"Reports.ChatsFeedback", "getChatsFeedbackReport", get, "/reports/feedbacks/chats", Idempotent, NoBody},
	opReportsListBillingsHistory: {"Reports.ListBillingsHistory", "listBillingsHistory", get, "/reports/billings/history", Idempotent, NoBody},
	opReportsTicketsFeedback:     {"Reports.TicketsFeedback", "getTicketsFeedbackReport", get, "/reports/feedbacks/tickets", Idempotent, NoBody},

	opRequestorsCreate:         {"Requestors.Create", "createRequestor", post, "/clients/{client_id}/requestors", Once, JSONBody},
	opRequestorsDelete:         {"Requestors.Delete", "deleteRequestor", del, "/clients/{client_id}/requestors/{id}", Idempotent, NoBody},
	opRequestorsGet:            {"Requestors.Get", "getRequestor", get, "/clients/{client_id}/requestors/{id}", Idempotent, NoBody},
	opRequestorsList:           {"Requestors.List", "listRequestors", get, "/requestors", Idempotent, NoBody},
	opRequestorsListByClient:   {"Requestors.ListByClient", "listClientRequestors", get, "/clients/{client_id}/requestors", Idempotent, NoBody},
	opRequestorsUpdate:         {"Requestors.Update", "updateRequestor", put, "/clients/{client_id}/requestors/{id}", Idempotent, JSONBody},
	opRequestorsUpdateEntities: {"Requestors.UpdateEntities", "updateRequestorEntities", put, "/clients/{client_id}/requestors/{id}/entities", Idempotent, JSONBody},

	opRoleGroupsGet:                 {"RoleGroups.Get", "getRoleGroup", get, "/role-groups/{id}", Idempotent, NoBody},
	opRoleGroupsList:                {"RoleGroups.List", "listRoleGroups", get, "/role-groups", Idempotent, NoBody},
	opRoleGroupsListTechnicalGroups: {"RoleGroups.ListTechnicalGroups", "listRoleGroupTechnicalGroups", get, "/role-groups/{id}/technical-groups", Idempotent, NoBody},
	opRoleGroupsListUsers:           {"RoleGroups.ListUsers", "listRoleGroupUsers", get, "/role-groups/{id}/users", Idempotent, NoBody},

	opServicesCatalogsCreate:     {"ServicesCatalogs.Create", "createServicesCatalog", post, "/services-catalogs", Once, JSONBody},
	opServicesCatalogsCreateArea: {"ServicesCatalogs.CreateArea", "createServicesCatalogArea", post, "/services-catalogs/{services_catalog_id}/areas", Once, JSONBody},
	opServicesCatalogsCreateItem: {"ServicesCatalogs.CreateItem", "createServicesCatalogItem", post, "/services-catalogs-areas/{services_catalogs_area_id}/items", Once, JSONBody},
	opServicesCatalogsDelete:     {"ServicesCatalogs.Delete", "deleteServicesCatalog", del, "/services-catalogs/{id}", Idempotent, NoBody},
	opServicesCatalogsDeleteArea: {"ServicesCatalogs.DeleteArea", "deleteServicesCatalogArea", del, "/services-catalogs/{services_catalog_id}/areas/{id}", Idempotent, NoBody},
	opServicesCatalogsDeleteItem: {"ServicesCatalogs.DeleteItem", "deleteServicesCatalogItem", del, "/services-catalogs-areas/{services_catalogs_area_id}/items/{id}", Idempotent, NoBody},
	opServicesCatalogsList:       {"ServicesCatalogs.List", "listServicesCatalogs", get, "/services-catalogs", Idempotent, NoBody},
	opServicesCatalogsListAreas:  {"ServicesCatalogs.ListAreas", "listServicesCatalogAreas", get, "/services-catalogs/{services_catalog_id}/areas", Idempotent, NoBody},
	opServicesCatalogsListItems:  {"ServicesCatalogs.ListItems", "listServicesCatalogItems", get, "/services-catalogs-areas/{services_catalogs_area_id}/items", Idempotent, NoBody},
	opServicesCatalogsUpdate:     {"ServicesCatalogs.Update", "updateServicesCatalog", put, "/services-catalogs/{id}", Idempotent, JSONBody},
	opServicesCatalogsUpdateArea: {"ServicesCatalogs.UpdateArea", "updateServicesCatalogArea", put, "/services-catalogs/{services_catalog_id}/areas/{id}", Idempotent, JSONBody},
	opServicesCatalogsUpdateItem: {"ServicesCatalogs.UpdateItem", "updateServicesCatalogItem", put, "/services-catalogs-areas/{services_catalogs_area_id}/items/{id}", Idempotent, JSONBody},

	opTechnicalGroupsGet:         {"TechnicalGroups.Get", "getTechnicalGroup", get, "/technical-groups/{id}", Idempotent, NoBody},
	opTechnicalGroupsList:        {"TechnicalGroups.List", "listTechnicalGroups", get, "/technical-groups", Idempotent, NoBody},
	opTechnicalGroupsListClients: {"TechnicalGroups.ListClients", "listTechnicalGroupClients", get, "/technical-groups/{id}/clients", Idempotent, NoBody},
	opTechnicalGroupsListDesks:   {"TechnicalGroups.ListDesks", "listTechnicalGroupDesks", get, "/technical-groups/{id}/desks", Idempotent, NoBody},
	opTechnicalGroupsListUsers:   {"TechnicalGroups.ListUsers", "listTechnicalGroupUsers", get, "/technical-groups/{id}/users", Idempotent, NoBody},

	opTemplatesListGupshup:       {"Templates.ListGupshup", "listGupshupTemplates", get, "/templates/gupshup", Idempotent, NoBody},
	opTemplatesListWhatsAppCloud: {"Templates.ListWhatsAppCloud", "listWhatsAppCloudTemplates", get, "/templates/whatsapp_cloud", Idempotent, NoBody},

	opTicketsCancel:                      {"Tickets.Cancel", "cancelTicket", put, "/tickets/{ticket_number}/cancel", Once, NoBody},
	opTicketsClose:                       {"Tickets.Close", "closeTicket", put, "/tickets/{ticket_number}/close", Once, NoBody},
	opTicketsCreate:                      {"Tickets.Create", "createTicket", post, "/tickets", Once, MultipartBody},
	opTicketsCreateAnswer:                {"Tickets.CreateAnswer", "createTicketAnswer", post, "/tickets/{ticket_number}/answers", Once, MultipartBody},
	opTicketsCreateAppointment:           {"Tickets.CreateAppointment", "createAppointment", post, "/tickets/{ticket_number}/appointments", Once, JSONBody},
	opTicketsCreateClientAnswer:          {"Tickets.CreateClientAnswer", "createClientAnswer", post, "/tickets/{ticket_number}/client-answers", Once, MultipartBody},
	opTicketsCreateInternalCommunication: {"Tickets.CreateInternalCommunication", "createInternalCommunication", post, "/tickets/{ticket_number}/internal_communications", Once, MultipartBody},
	opTicketsDeleteAnswer:                {"Tickets.DeleteAnswer", "deleteTicketAnswer", del, "/tickets/{ticket_number}/answers/{id}", Idempotent, NoBody},
	opTicketsDeleteAnswerFile:            {"Tickets.DeleteAnswerFile", "deleteTicketAnswerFile", del, "/ticket_answers/{ticket_answer_id}/files/{id}", Idempotent, NoBody},
	opTicketsDeleteFile:                  {"Tickets.DeleteFile", "deleteTicketFile", del, "/tickets/{ticket_number}/files/{id}", Idempotent, NoBody},
	opTicketsDeleteInternalCommunication: {"Tickets.DeleteInternalCommunication", "deleteInternalCommunication", del, "/tickets/{ticket_number}/internal_communications/{id}", Idempotent, NoBody},
	opTicketsGet:                         {"Tickets.Get", "getTicket", get, "/tickets/{ticket_number}", Idempotent, NoBody},
	opTicketsGetAnswer:                   {"Tickets.GetAnswer", "getTicketAnswer", get, "/tickets/{ticket_number}/answers/{id}", Idempotent, NoBody},
	opTicketsGetInternalCommunication:    {"Tickets.GetInternalCommunication", "getInternalCommunication", get, "/tickets/{ticket_number}/internal_communications/{id}", Idempotent, NoBody},
	opTicketsGetServiceTypes:             {"Tickets.GetServiceTypes", "getTicketServiceTypes", get, "/tickets/{ticket_number}/service-types", Idempotent, NoBody},
	opTicketsList:                        {"Tickets.List", "listTickets", get, "/tickets", Idempotent, NoBody},
	opTicketsListAnswers:                 {"Tickets.ListAnswers", "listTicketAnswers", get, "/tickets/{ticket_number}/answers", Idempotent, NoBody},
	opTicketsListAppointments:            {"Tickets.ListAppointments", "listTicketAppointments", get, "/tickets/{ticket_number}/appointments", Idempotent, NoBody},
	opTicketsListChecklists:              {"Tickets.ListChecklists", "listTicketChecklists", get, "/tickets/{ticket_number}/checklists", Idempotent, NoBody},
	opTicketsListFiles:                   {"Tickets.ListFiles", "listTicketFiles", get, "/tickets/{ticket_number}/files", Idempotent, NoBody},
	opTicketsListHistories:               {"Tickets.ListHistories", "listTicketHistories", get, "/tickets/{ticket_number}/histories", Idempotent, NoBody},
	opTicketsListInternalCommunications:  {"Tickets.ListInternalCommunications", "listInternalCommunications", get, "/tickets/{ticket_number}/internal_communications", Idempotent, NoBody},
	opTicketsListPreAppointments:         {"Tickets.ListPreAppointments", "listPreAppointments", get, "/tickets/{ticket_number}/pre-appointments", Idempotent, NoBody},
	opTicketsListShifts:                  {"Tickets.ListShifts", "listTicketShifts", get, "/tickets/{ticket_number}/shifts", Idempotent, NoBody},
	opTicketsListStagesSLAs:              {"Tickets.ListStagesSLAs", "listTicketStagesSLAs", get, "/tickets/{ticket_number}/stages-slas", Idempotent, NoBody},
	opTicketsPlayPreAppointment:          {"Tickets.PlayPreAppointment", "playPreAppointment", post, "/tickets/{ticket_number}/pre-appointments", Once, NoBody},
	opTicketsReopen:                      {"Tickets.Reopen", "reopenTicket", put, "/tickets/{ticket_number}/reopen", Once, JSONBody},
	opTicketsUpdate:                      {"Tickets.Update", "updateTicket", put, "/tickets/{ticket_number}", Idempotent, JSONBody},
	opTicketsUpdateChecklistItem:         {"Tickets.UpdateChecklistItem", "updateTicketChecklistItem", put, "/tickets/{ticket_number}/checklists/{id}/items/{index}", Idempotent, JSONBody},
	opTicketsUpdateEntities:              {"Tickets.UpdateEntities", "updateTicketEntities", put, "/tickets/{ticket_number}/entities", Idempotent, JSONBody},
	opTicketsUpdateInternalCommunication: {"Tickets.UpdateInternalCommunication", "updateInternalCommunication", put, "/tickets/{ticket_number}/internal_communications/{id}", Idempotent, JSONBody},
	opTicketsUploadFiles:                 {"Tickets.UploadFiles", "uploadTicketFiles", post, "/tickets/{ticket_number}/files", Once, MultipartBody},

	opUsersCreate:        {"Users.Create", "createUser", post, "/users", Once, JSONBody},
	opUsersGet:           {"Users.Get", "getUser", get, "/users/{id}", Idempotent, NoBody},
	opUsersList:          {"Users.List", "listUsers", get, "/users", Idempotent, NoBody},
	opUsersListTechnical: {"Users.ListTechnical", "listTechnicalUsers", get, "/technical-users", Idempotent, NoBody},
	opUsersMe:            {"Users.Me", "getCurrentUser", get, "/users/me", Idempotent, NoBody},
	opUsersUpdate:        {"Users.Update", "updateUser", put, "/users/{id}", Idempotent, JSONBody},
	opUsersUpdateProfile: {"Users.UpdateProfile", "updateCurrentUserProfile", put, "/users/profile", Idempotent, JSONBody},
}
