package tiflux

import (
	"context"
	"iter"
	"time"
)

// StageSLA is one stay of a ticket in a stage.
type StageSLA struct {
	ID                  int64     `json:"id"`
	AttendedAt          time.Time `json:"attended_at"` // when the ticket moved on; zero while it is there
	AttendedBy          *IDName   `json:"attended_by"`
	CreatedAt           time.Time `json:"created_at"` // when the ticket entered the stage
	CreatedBy           *IDName   `json:"created_by"`
	Desk                IDName    `json:"desk"`
	DurationInExpedient Hours     `json:"duration_in_expedient"` // within working hours
	Expiration          time.Time `json:"expiration"`            // deadline
	SLAAttended         bool      `json:"sla_attended"`          // within the deadline
	Stage               IDName    `json:"stage"`
}

// ListStagesSLAs returns one page of a ticket's stays in stages, newest first
// where seen. It is empty on desks without an active SLA.
//
//	GET /tickets/{ticket_number}/stages-slas
//
// Permission: one of "Visualizar e abrir tickets", "Visualizar tickets em que
// eu não sou o responsável"; licence tickets.
// Errors: [ErrNotFound], [ErrForbidden], [ErrLicense].
func (s *TicketsService) ListStagesSLAs(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) (*Page[StageSLA], error) {
	o = orZero(o)
	return list[StageSLA](ctx, s.client, request{op: opTicketsListStagesSLAs, path: []any{number}, query: o}, *o, opts)
}

// AllStagesSLAs ranges over the stays of a ticket in stages.
//
//	GET /tickets/{ticket_number}/stages-slas
//
// Permission and Errors: as [TicketsService.ListStagesSLAs].
func (s *TicketsService) AllStagesSLAs(ctx context.Context, number int64, o *ListOptions, opts ...CallOption) iter.Seq2[StageSLA, error] {
	return all(ctx, s.client, request{op: opTicketsListStagesSLAs, path: []any{number}}, *orZero(o),
		func(s *StageSLA) int64 { return s.ID }, opts)
}
