package tiflux

import (
	"context"
	"iter"
	"time"
)

// PreTicketsService handles pre-tickets: requests that wait for somebody to make
// tickets of them.
type PreTicketsService service

// PreTicket is a request that is not a ticket yet. There is no way to read,
// archive or convert a single one.
type PreTicket struct {
	ID                 int64        `json:"id"`
	Archived           bool         `json:"archived"`
	ArchivedByUser     *IDName      `json:"archived_by_user"`
	Client             *IDName      `json:"client"` // nil if it is not known
	CreatedAt          time.Time    `json:"created_at"`
	CreatedByWayOf     TicketOrigin `json:"created_by_way_of"`
	CustomExternalForm bool         `json:"custom_external_form"` // not in lists
	Description        string       `json:"description"`          // in lists only with IncludeDescription
	Equipment          *IDName      `json:"equipment"`
	Files              []FileRef    `json:"files"` // not in lists
	RequestorEmail     string       `json:"requestor_email"`
	RequestorName      string       `json:"requestor_name"`
	RequestorRamal     Text         `json:"requestor_ramal"`     // extension
	RequestorTelephone string       `json:"requestor_telephone"` // E.164
	Title              string       `json:"title"`
	UpdatedAt          time.Time    `json:"updated_at"`
}

// PreTicketListOptions choose pre-tickets.
type PreTicketListOptions struct {
	ListOptions
	Archived           bool  `url:"archived,omitempty"` // lists the archived ones, and no others
	ClientID           int64 `url:"client_id,omitempty"`
	CreatedAfter       Date  `url:"created_after,omitempty"`       // inclusive
	CreatedBefore      Date  `url:"created_before,omitempty"`      // inclusive
	IncludeDescription bool  `url:"include_description,omitempty"` // fills Description
}

// List returns one page of the pre-tickets, newest first where seen.
//
//	GET /pre-tickets
//
// Permission: "Gerenciar pré-tickets"; licence tickets.
// Errors: [ErrInvalid], [ErrForbidden], [ErrLicense].
func (s *PreTicketsService) List(ctx context.Context, o *PreTicketListOptions, opts ...CallOption) (*Page[PreTicket], error) {
	o = orZero(o)
	return list[PreTicket](ctx, s.client, request{op: opPreTicketsList, query: o}, o.ListOptions, opts)
}

// All ranges over the pre-tickets.
//
//	GET /pre-tickets
//
// Permission and Errors: as [PreTicketsService.List].
func (s *PreTicketsService) All(ctx context.Context, o *PreTicketListOptions, opts ...CallOption) iter.Seq2[PreTicket, error] {
	o = orZero(o)
	return all(ctx, s.client, request{op: opPreTicketsList, query: o}, o.ListOptions,
		func(p *PreTicket) int64 { return p.ID }, opts)
}

// PreTicketCreate is a pre-ticket to be made.
type PreTicketCreate struct {
	Title              string `json:"title"`
	Description        string `json:"description"`
	RequestorName      string `json:"requestor_name"`
	RequestorEmail     string `json:"requestor_email"`
	RequestorTelephone string `json:"requestor_telephone"`         // national digits
	RequestorRamal     int64  `json:"requestor_ramal,omitempty"`   // extension
	RequestorCountry   string `json:"requestor_country,omitempty"` // of the telephone, ISO 3166-1 alpha-2; empty is BR
	ClientID           int64  `json:"client_id,omitempty"`
	Files              []File `json:"-"` // at most 10 of 25 MB
}

// Create makes a pre-ticket. It is never sent twice.
//
//	POST /pre-tickets
//
// Permission: "Gerenciar pré-tickets"; licence tickets.
// Errors: [ErrInvalid] with the fields in [Error.Detail], [ErrForbidden],
// [ErrLicense], [ErrUnknownOutcome].
func (s *PreTicketsService) Create(ctx context.Context, p *PreTicketCreate, opts ...CallOption) (*PreTicket, error) {
	p = orZero(p)
	return call[*PreTicket](ctx, s.client, request{op: opPreTicketsCreate, body: p, files: p.Files}, opts)
}
