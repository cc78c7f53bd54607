package tifluxtest

// Prepare brings a ticket into a condition that no served operation makes.
func (a *API) Prepare(number int, condition string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	t, _ := a.state.tickets.get(number)
	switch condition {
	case "pre-appointment":
		t.timers = []*preAppointment{{}}
	case "loan":
		t.loans = 1
	case "appointment":
		t.appointments = []*appointment{{}}
	case "billed":
		t.billed = true
	case "checklist":
		t.checklists = []checklist{{name: "Entrega", fields: []checklistField{{required: true}}}}
	case "ready":
		t.checklists, t.timers, t.loans = nil, nil, 0
	default:
		panic("unknown condition " + condition)
	}
}

// History returns the operations in a ticket's history with the attributes
// that each changed.
func (a *API) History(number int) (operations []string, changed []map[string]bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	t, _ := a.state.tickets.get(number)
	for _, e := range t.history {
		names := map[string]bool{}
		for name := range e.changes {
			names[name] = true
		}
		operations, changed = append(operations, e.operation), append(changed, names)
	}
	return operations, changed
}

// BreakRoute makes the handler of an operation panic.
func (a *API) BreakRoute(operation string) {
	for _, rows := range a.routes {
		for i := range rows {
			if rows[i].id == operation {
				rows[i].handle = func(*call) (any, *apiError) { panic("secret of the handler") }
			}
		}
	}
}
