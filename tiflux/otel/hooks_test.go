package otel_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/otel"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

// setup is a client of an in-memory API, and what its hooks told.
type setup struct {
	api    *tifluxtest.API
	client *tiflux.Client
	spans  *tracetest.InMemoryExporter
	reader *metric.ManualReader
}

func observed(t *testing.T) *setup {
	t.Helper()
	s := &setup{api: tifluxtest.New(tifluxtest.Size(20)), spans: tracetest.NewInMemoryExporter(), reader: metric.NewManualReader()}
	hooks, err := otel.Hooks(otel.Config{
		TracerProvider: trace.NewTracerProvider(trace.WithSyncer(s.spans)),
		MeterProvider:  metric.NewMeterProvider(metric.WithReader(s.reader)),
	})
	if err != nil {
		t.Fatal(err)
	}
	s.client, err = tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHooks(hooks),
		tiflux.WithHTTPClient(&http.Client{Transport: s.api.Transport()}))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func attributes(list []attribute.KeyValue) string {
	var words []string
	for _, kv := range list {
		words = append(words, string(kv.Key)+"="+kv.Value.String())
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// spanLines describes the spans in the order in which they ended.
func (s *setup) spanLines() []string {
	stubs := s.spans.GetSpans()
	names := map[string]string{}
	for _, span := range stubs {
		names[span.SpanContext.SpanID().String()] = span.Name
	}
	var lines []string
	for _, span := range stubs {
		line := fmt.Sprintf("%s %s < %s [%s]", span.SpanKind, span.Name, names[span.Parent.SpanID().String()], attributes(span.Attributes))
		if span.Status.Description != "" {
			line += " " + span.Status.Code.String() + " " + span.Status.Description
		}
		lines = append(lines, line)
	}
	return lines
}

// counts describes the counters, and the histogram by its number of calls.
func (s *setup) counts(t *testing.T) map[string]int64 {
	t.Helper()
	var all metricdata.ResourceMetrics
	if err := s.reader.Collect(context.Background(), &all); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int64{}
	for _, scope := range all.ScopeMetrics {
		for _, m := range scope.Metrics {
			name := strings.TrimPrefix(m.Name, "tiflux.client.")
			switch data := m.Data.(type) {
			case metricdata.Sum[int64]:
				for _, p := range data.DataPoints {
					counts[name+" "+attributes(p.Attributes.ToSlice())] = p.Value
				}
			case metricdata.Histogram[float64]:
				for _, p := range data.DataPoints {
					counts[name+" "+attributes(p.Attributes.ToSlice())] = int64(p.Count)
				}
			default:
				t.Errorf("%s is a %T", m.Name, data)
			}
		}
	}
	return counts
}

func TestARepeatedCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := observed(t)
		s.api.Fail("listDesks", tifluxtest.InternalError, 1)
		s.api.Fail("listDesks", tifluxtest.ResetBefore, 1)
		if _, err := s.client.Desks.List(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		common := "http.request.method=GET "
		wantSpans := []string{
			"client GET /desks < Desks.List [error.type=500 " + common + "http.response.status_code=500 tiflux.operation=Desks.List url.template=/desks] Error 500",
			"client GET /desks < Desks.List [error.type=connection " + common + "http.request.resend_count=1 tiflux.operation=Desks.List url.template=/desks] Error connection",
			"client GET /desks < Desks.List [" + common + "http.request.resend_count=2 http.response.status_code=200 tiflux.operation=Desks.List url.template=/desks]",
			"internal Desks.List <  [tiflux.operation=Desks.List]",
		}
		if diff := cmp.Diff(wantSpans, s.spanLines()); diff != "" {
			t.Error(diff)
		}
		want := map[string]int64{
			"attempts http.response.status_code=200 tiflux.operation=Desks.List": 1,
			"attempts http.response.status_code=500 tiflux.operation=Desks.List": 1,
			"attempts error.type=connection tiflux.operation=Desks.List":         1,
			"operation.duration tiflux.operation=Desks.List":                     1,
		}
		if diff := cmp.Diff(want, s.counts(t)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestFailedCallsAreCountedByKind(t *testing.T) {
	t.Parallel()
	for kind, fail := range map[string]func(*testing.T, *setup) error{
		"not_found": func(t *testing.T, s *setup) error {
			_, err := s.client.Tickets.Get(t.Context(), 99999999)
			return err
		},
		"invalid": func(t *testing.T, s *setup) error {
			_, err := s.client.Tickets.Get(t.Context(), -1)
			return err
		},
		"unknown_outcome": func(t *testing.T, s *setup) error {
			s.api.Fail("createTicket", tifluxtest.InternalError, 9)
			_, err := s.client.Tickets.Create(t.Context(), &tiflux.TicketCreate{Title: "VPN", Description: "<p>VPN</p>", ClientID: 1, DeskID: 101, PriorityID: 1})
			return err
		},
		"server": func(t *testing.T, s *setup) error {
			s.api.Fail("", tifluxtest.InternalError, 9)
			_, err := s.client.Desks.List(t.Context(), nil)
			return err
		},
		"connection": func(t *testing.T, s *setup) error {
			s.api.Fail("", tifluxtest.Refused, 9)
			_, err := s.client.Desks.List(t.Context(), nil)
			return err
		},
		"rate_limited": func(t *testing.T, s *setup) error {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			s.api.Spend(tifluxtest.KeyAdmin, 120)
			_, err := s.client.Desks.List(ctx, nil)
			return err
		},
		"canceled": func(t *testing.T, s *setup) error {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			_, err := s.client.Desks.List(ctx, nil)
			return err
		},
		"timeout": func(t *testing.T, s *setup) error {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			s.api.Fail("", tifluxtest.HangBefore, 1)
			_, err := s.client.Desks.List(ctx, nil)
			return err
		},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := observed(t)
				if err := fail(t, s); err == nil {
					t.Fatal("the call did not fail")
				}
				for name, n := range s.counts(t) {
					if strings.HasPrefix(name, "errors ") && strings.Contains(name, "error.type="+kind+" ") && n == 1 {
						return
					}
				}
				t.Errorf("the failure was not counted as %s: %v", kind, s.counts(t))
			})
		})
	}
}

func TestNothingAboutPeopleIsTold(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := observed(t)
		const person = "maria@exemplo.com.br"
		_, _ = s.client.Tickets.List(t.Context(), &tiflux.TicketListOptions{Search: person})
		s.api.Fail("", tifluxtest.Refused, 9)
		_, _ = s.client.Tickets.List(t.Context(), &tiflux.TicketListOptions{Search: person})
		_ = s.client.Do(t.Context(), http.MethodGet, "/people/4711?email="+person, nil, nil)
		for _, span := range s.spans.GetSpans() {
			if text := fmt.Sprintf("%+v", span); strings.Contains(text, person) || strings.Contains(text, "4711") || strings.Contains(text, tifluxtest.KeyAdmin) {
				t.Errorf("a span tells too much: %s", text)
			}
		}
		if text := fmt.Sprint(s.counts(t)); strings.Contains(text, person) || strings.Contains(text, "4711") {
			t.Errorf("a metric tells too much: %s", text)
		}
		if n := len(s.spans.GetSpans()); n < 6 {
			t.Errorf("only %d spans were made", n)
		}
	})
}

func TestHooksBesideOthersEndTheirOwnSpans(t *testing.T) {
	t.Parallel()
	first, second := observed(t), observed(t)
	hooks, err := otel.Hooks(otel.Config{
		TracerProvider: trace.NewTracerProvider(trace.WithSyncer(second.spans)),
		MeterProvider:  metric.NewMeterProvider(metric.WithReader(metric.NewManualReader())),
	})
	if err != nil {
		t.Fatal(err)
	}
	client, err := first.client.With(tiflux.WithHooks(hooks))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Desks.List(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*setup{first, second} {
		if n := len(s.spans.GetSpans()); n != 2 {
			t.Errorf("%d spans ended, want 2", n)
		}
	}
}

func TestGlobalProvidersAreTheDefault(t *testing.T) {
	t.Parallel()
	hooks, err := otel.Hooks(otel.Config{})
	if err != nil || hooks.OperationStart == nil || hooks.OperationEnd == nil || hooks.AttemptStart == nil || hooks.AttemptEnd == nil {
		t.Errorf("%+v, %v", hooks, err)
	}
}
