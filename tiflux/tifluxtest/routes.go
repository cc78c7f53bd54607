package tifluxtest

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// operation is one row of the route table: everything the pipeline has to know
// about a route, and the handler that does the rest.
type operation struct {
	id     string // operationId of the contract.
	method string
	path   string // Below BasePath, parameters in braces.

	// numbers maps path parameters that must be positive numbers to the key
	// under which the server complains (422). Others just find no record (404).
	numbers map[string]string

	query params // Beside offset and limit.
	paged bool   // Takes offset and limit; the handler answers with page.

	root     string  // Singular resource name under which a body may be wrapped.
	body     attrs   // Attributes; nil for a route without a body.
	accepts  media   // Media types in which the attributes are seen.
	optional bool    // The body may be absent.
	wrapped  bool    // Attributes are only seen below root.
	check    checker // Further rules on the query, beside the kinds.

	needs  needs
	status int // Of success; 200 when zero.
	handle handler
}

// handler does the work of an operation, with the account locked. It returns
// the value to send as JSON, nil for 204, or a reply for another status.
type handler func(c *call) (any, *apiError)

// checker compares query values with one another.
type checker func(c *call) *apiError

// needs is what the persona must hold. Any one permission is enough; without
// permissions the route is free. A true free overrides the permissions.
type needs struct {
	license License
	anyOf   []Permission
	free    func(c *call) bool
}

// operations lists the rows of every resource group.
func operations() []operation {
	return slices.Concat(
		ticketOperations(),
		ticketStateOperations(),
		ticketEntityOperations(),
		ticketAnswerOperations(),
		ticketFileOperations(),
		ticketAppointmentOperations(),
		ticketHistoryOperations(),
		ticketSLAOperations(),
		ticketChecklistOperations(),
		ticketCommunicationOperations(),
		ticketClientAnswerOperations(),
		appointmentOperations(),
		preTicketOperations(),
		deskOperations(),
		deskWriteOperations(),
		servicesCatalogOperations(),
		servicesCatalogAreaOperations(),
		servicesCatalogItemOperations(),
		knowledgeOperations(),
		knowledgeFolderOperations(),
		contractOperations(),
		clientOperations(),
		clientWriteOperations(),
		clientAddressOperations(),
		clientContactOperations(),
		clientFileOperations(),
		requestorOperations(),
		requestorWriteOperations(),
		userOperations(),
		userWriteOperations(),
		technicalGroupOperations(),
		roleGroupOperations(),
		departmentOperations(),
		entityOperations(),
		entityFieldOperations(),
		equipmentOperations(),
		chatOperations(),
		chatMessageOperations(),
		integrationOperations(),
		templateOperations(),
		reportOperations(),
	)
}

// downloadFile is the route behind the links of files. It is not part of the
// API: no key, no quota, no table row.
const downloadFile = "downloadFile"

type route struct {
	operation
	segments []string
}

// routes are the rows by method, rows with fewer parameters first, so that
// /users/me wins over /users/{id}.
type routes map[string][]route

func newRoutes(ops []operation) routes {
	table := routes{}
	for _, op := range ops {
		table[op.method] = append(table[op.method], route{op, strings.Split(op.path, "/")})
	}
	for _, rows := range table {
		slices.SortStableFunc(rows, func(a, b route) int {
			return cmp.Compare(strings.Count(a.path, "{"), strings.Count(b.path, "{"))
		})
	}
	return table
}

// match finds the row of an escaped path and the values of its parameters.
func (rs routes) match(method, escapedPath string) (*operation, map[string]string) {
	path, ok := strings.CutPrefix(escapedPath, BasePath)
	if !ok {
		return nil, nil
	}
	segments := strings.Split(path, "/")
	for i := range rs[method] {
		if vars, ok := rs[method][i].vars(segments); ok {
			return &rs[method][i].operation, vars
		}
	}
	return nil, nil
}

func (r route) vars(segments []string) (map[string]string, bool) {
	if len(segments) != len(r.segments) {
		return nil, false
	}
	vars := map[string]string{}
	for i, want := range r.segments {
		got, err := url.PathUnescape(segments[i])
		name, isVar := strings.CutPrefix(want, "{")
		switch {
		case err != nil, isVar && got == "", !isVar && got != want:
			return nil, false
		case isVar:
			vars[strings.TrimSuffix(name, "}")] = got
		}
	}
	return vars, true
}
