package main

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/tiflux/tiflux-go/mcpadapter"
	"github.com/tiflux/tiflux-go/tiflux"
	tifluxotel "github.com/tiflux/tiflux-go/tiflux/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/metric"
	metricnoop "go.opentelemetry.io/otel/metric/noop"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	tracenoop "go.opentelemetry.io/otel/trace/noop"
)

const scope = "github.com/tiflux/tiflux-go/examples/hosted"

// telemetry observes requests, tool calls and what they ask of TiFlux.
type telemetry struct {
	hooks    tiflux.Hooks
	tracer   trace.Tracer
	requests metric.Float64Histogram
	stops    []func(context.Context) error
}

// startTelemetry exports to where the environment says, or does nothing.
func startTelemetry(ctx context.Context, lookup func(string) (string, bool)) (*telemetry, error) {
	t := &telemetry{}
	var (
		traces  trace.TracerProvider = tracenoop.NewTracerProvider()
		metrics metric.MeterProvider = metricnoop.NewMeterProvider()
	)
	if endpoint, _ := lookup("OTEL_EXPORTER_OTLP_ENDPOINT"); endpoint != "" {
		spans, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(endpointOf(endpoint, "traces")))
		if err != nil {
			return nil, err
		}
		points, err := otlpmetrichttp.New(ctx, otlpmetrichttp.WithEndpointURL(endpointOf(endpoint, "metrics")))
		if err != nil {
			return nil, err
		}
		tp := sdktrace.NewTracerProvider(sdktrace.WithBatcher(spans))
		mp := sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewPeriodicReader(points)))
		t.stops = append(t.stops, tp.Shutdown, mp.Shutdown)
		traces, metrics = tp, mp
	}
	var err error
	if t.hooks, err = tifluxotel.Hooks(tifluxotel.Config{TracerProvider: traces, MeterProvider: metrics}); err != nil {
		return nil, err
	}
	t.tracer = traces.Tracer(scope)
	t.requests, err = metrics.Meter(scope).Float64Histogram("http.server.request.duration", metric.WithUnit("s"))
	return t, err
}

// endpointOf is where the OTLP protocol has an endpoint for one kind of data.
func endpointOf(endpoint, kind string) string {
	return strings.TrimRight(endpoint, "/") + "/v1/" + kind
}

// stop sends what is left.
func (t *telemetry) stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	var errs []error
	for _, stop := range t.stops {
		errs = append(errs, stop(ctx))
	}
	return errors.Join(errs...)
}

// wrap makes a span of a tool call, above those of the client.
func (t *telemetry) wrap(ctx context.Context, tool mcpadapter.Tool, next func(context.Context) error) error {
	ctx, span := t.tracer.Start(ctx, "tools/call "+tool.Name, trace.WithSpanKind(trace.SpanKindServer),
		trace.WithAttributes(attribute.String("gen_ai.tool.name", tool.Name)))
	defer span.End()
	err := next(ctx)
	if err != nil {
		span.SetStatus(codes.Error, "") // its text may name people
	}
	return err
}

func (t *telemetry) observe(ctx context.Context, r mcpadapter.HTTPRequest) {
	method := r.Method
	switch method {
	case http.MethodGet, http.MethodPost, http.MethodDelete, http.MethodOptions, http.MethodHead:
	default:
		method = "_OTHER" // the caller's text
	}
	t.requests.Record(ctx, r.Duration.Seconds(), metric.WithAttributes(
		attribute.String("http.request.method", method), attribute.String("http.route", r.Route),
		attribute.Int("http.response.status_code", r.Status), attribute.String("tiflux.credential", r.Credential)))
}
