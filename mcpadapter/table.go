package mcpadapter

// table is the tool table: every tool is one row.
var table = []*tool{
	newTool("get_ticket", "tickets", readTool, "Get ticket",
		"Show a ticket: status, people, SLA, description and, on request, custom fields.", getTicket),
	newTool("list_tickets", "tickets", readTool, "List tickets",
		"List or count tickets. Open ones unless filter_by says otherwise. "+
			"An unqualified name is a desk; if unsure which filter a phrase means, ask.", listTickets),
	newTool("create_ticket", "tickets", addTool, "Create ticket",
		"Open a ticket. Needs a client and a desk, and a priority or a catalog item as the desk wants. "+
			"An unqualified name is a desk.", createTicket),
	newTool("update_ticket", "tickets", setTool, "Update ticket",
		"Change an open ticket. A desk given is always a transfer. An unqualified name is a desk.", updateTicket),
	newTool("close_ticket", "tickets", addTool, "Close ticket",
		"Close a ticket. Refused in the first stage, with the SLA paused, or without responsible or answer.", closeTicket),

	newTool("create_ticket_answer", "answers", addTool, "Answer ticket",
		"Send a public answer to the client of a ticket.", createTicketAnswer),
	newTool("list_ticket_answers", "answers", readTool, "List ticket answers",
		"List the public answers of a ticket, newest first.", listTicketAnswers),
	newTool("get_ticket_files", "tickets", readTool, "List ticket files",
		"List the files attached to a ticket itself, with short-lived links.", getTicketFiles),

	newTool("list_desks", "desks", readTool, "List desks", "List the desks the user can reach.", listDesks),
	newTool("get_desk", "desks", readTool, "Get desk", "Show how a desk is configured.", getDesk),
	newTool("search_client", "clients", readTool, "Search clients", "Find active clients by part of a name.", searchClient),
	newTool("search_technical_user", "users", readTool, "Search attendants",
		"Find attendants, who can be responsible for tickets.", searchTechnicalUser),
}
