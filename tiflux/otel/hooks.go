package otel

import (
	"context"
	"fmt"

	"github.com/tiflux/tiflux-go/tiflux"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
)

const (
	scope        = "github.com/tiflux/tiflux-go/tiflux/otel"
	operationKey = attribute.Key("tiflux.operation")
)

// Config says where spans and metrics go. Nil providers are the global ones.
type Config struct {
	TracerProvider trace.TracerProvider
	MeterProvider  metric.MeterProvider
}

type observer struct {
	tracer   trace.Tracer
	duration metric.Float64Histogram
	attempts metric.Int64Counter
	errors   metric.Int64Counter
}

// Keys of the spans that hooks started: another pair of hooks may have put a span
// of its own into the context since.
type (
	operationSpan struct{ *observer }
	attemptSpan   struct{ *observer }
)

// Hooks returns hooks for [tiflux.WithHooks]. It fails if the meter provider
// refuses an instrument.
func Hooks(cfg Config) (tiflux.Hooks, error) {
	if cfg.TracerProvider == nil {
		cfg.TracerProvider = otel.GetTracerProvider()
	}
	if cfg.MeterProvider == nil {
		cfg.MeterProvider = otel.GetMeterProvider()
	}
	o := &observer{tracer: cfg.TracerProvider.Tracer(scope,
		trace.WithInstrumentationVersion(tiflux.Version), trace.WithSchemaURL(semconv.SchemaURL))}
	if err := o.instruments(cfg.MeterProvider.Meter(scope,
		metric.WithInstrumentationVersion(tiflux.Version), metric.WithSchemaURL(semconv.SchemaURL))); err != nil {
		return tiflux.Hooks{}, fmt.Errorf("otel: Hooks: %w", err)
	}
	return tiflux.Hooks{
		OperationStart: o.operationStart, OperationEnd: o.operationEnd,
		AttemptStart: o.attemptStart, AttemptEnd: o.attemptEnd,
	}, nil
}

func (o *observer) instruments(m metric.Meter) (err error) {
	if o.duration, err = m.Float64Histogram("tiflux.client.operation.duration", metric.WithUnit("s"),
		metric.WithDescription("Duration of calls, with their waits and repeats."),
		// Waits for the quota take up to a minute.
		metric.WithExplicitBucketBoundaries(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)); err != nil {
		return err
	}
	if o.attempts, err = m.Int64Counter("tiflux.client.attempts", metric.WithUnit("{request}"),
		metric.WithDescription("Requests, repeats included.")); err != nil {
		return err
	}
	o.errors, err = m.Int64Counter("tiflux.client.errors", metric.WithUnit("{call}"),
		metric.WithDescription("Calls that failed."))
	return err
}

func (o *observer) operationStart(ctx context.Context, op tiflux.Operation) context.Context {
	ctx, span := o.tracer.Start(ctx, op.Name, trace.WithAttributes(operationKey.String(op.Name)))
	return context.WithValue(ctx, operationSpan{o}, span)
}

func (o *observer) operationEnd(ctx context.Context, end tiflux.OperationEnd) {
	operation, kind := operationKey.String(end.Operation.Name), kindOf(end.Err)
	o.duration.Record(ctx, end.Duration.Seconds(), metric.WithAttributes(operation))
	if kind != "" {
		o.errors.Add(ctx, 1, metric.WithAttributes(operation, semconv.ErrorTypeKey.String(kind)))
	}
	if span, ok := ctx.Value(operationSpan{o}).(trace.Span); ok {
		finish(span, kind)
	}
}

func (o *observer) attemptStart(ctx context.Context, start tiflux.AttemptStart) context.Context {
	op := start.Operation
	name, attrs := op.Method, []attribute.KeyValue{
		operationKey.String(op.Name), semconv.HTTPRequestMethodKey.String(op.Method),
	}
	if op.Path != "" {
		name += " " + op.Path
		attrs = append(attrs, semconv.URLTemplate(op.Path))
	}
	if start.Attempt > 1 {
		attrs = append(attrs, semconv.HTTPRequestResendCount(start.Attempt-1))
	}
	ctx, span := o.tracer.Start(ctx, name, trace.WithSpanKind(trace.SpanKindClient), trace.WithAttributes(attrs...))
	return context.WithValue(ctx, attemptSpan{o}, span)
}

func (o *observer) attemptEnd(ctx context.Context, end tiflux.AttemptEnd) {
	var result attribute.KeyValue
	kind := kindOf(end.Err)
	switch {
	case kind == "":
		result = semconv.HTTPResponseStatusCode(end.Status)
		kind = statusKind(end.Status)
	case kind == other:
		kind = "connection" // an attempt that has no answer
		fallthrough
	default:
		result = semconv.ErrorTypeKey.String(kind)
	}
	o.attempts.Add(ctx, 1, metric.WithAttributes(operationKey.String(end.Operation.Name), result))
	if span, ok := ctx.Value(attemptSpan{o}).(trace.Span); ok {
		span.SetAttributes(result)
		finish(span, kind)
	}
}

func finish(span trace.Span, kind string) {
	if kind != "" {
		span.SetAttributes(semconv.ErrorTypeKey.String(kind))
		span.SetStatus(codes.Error, kind)
	}
	span.End()
}
