package tifluxtest

import (
	"math/rand/v2"
	"strings"
	"time"
)

// Fault is a way in which a request or its answer goes wrong. An answer that a
// fault made or spoiled carries its name in the header Tifluxtest-Fault.
type Fault string

// The faults. Over TCP a refused connection looks like a reset one, because
// the listener has accepted it already.
const (
	Refused            Fault = "refused"            // No connection; nothing reached the server.
	ResetBefore        Fault = "reset-before"       // The connection breaks before the request is processed.
	ResetAfter         Fault = "reset-after"        // The request is executed, then the connection breaks.
	HangBefore         Fault = "hang-before"        // No answer ever; not executed.
	HangAfter          Fault = "hang-after"         // No answer ever; executed.
	TooManyRequests    Fault = "429"                // With the quota headers; not executed.
	TooManyBare        Fault = "429-bare"           // Without quota headers and without a body.
	TooManyRetryAfter  Fault = "429-retry-after"    // Without quota headers, with Retry-After: 2.
	InternalError      Fault = "500"                // Not executed.
	InternalErrorAfter Fault = "500-after"          // Executed all the same.
	CannotExecute      Fault = "500-cannot-execute" // Code 50004: repeating does not help.
	BadGateway         Fault = "502"                // An HTML page of a proxy; not executed.
	Unavailable        Fault = "503"                // Not executed.
	CutBody            Fault = "cut-body"           // Executed; the body ends early.
	SlowDrip           Fault = "slow-drip"          // Executed; the body comes DripSize bytes each DripPause.
	StalledBody        Fault = "stalled-body"       // Executed; the body stops in the middle for ever.
	HTMLPage           Fault = "html-page"          // Status 200 with an HTML page; not executed.
	BrokenJSON         Fault = "broken-json"        // Executed; the JSON breaks off but the body is complete.
	EmptyBody          Fault = "empty-body"         // Executed; 204 where a body is expected.
	Redirected         Fault = "redirected"         // 302 to another host; not executed.
)

// The pace of [SlowDrip].
const (
	DripSize  = 64
	DripPause = 100 * time.Millisecond
)

// faultHeader names the fault in an answer.
const faultHeader = "Tifluxtest-Fault"

// wire is what happens to an answer on its way.
type wire int

const (
	wireWhole wire = iota
	wireRefused
	wireReset
	wireHang
	wireCut
	wireDrip
	wireStall
)

// faultSpec is a row of the fault table. A fault with a status replaces the
// answer, one with only a wire spoils it.
type faultSpec struct {
	early    bool // Strikes before authorization and quota.
	executes bool
	wire     wire
	status   int
	code     int  // Of an API error body.
	html     bool // An HTML page as the body.
	bare     bool // Without the quota headers, as from a proxy.
	header   [2]string
}

var faultSpecs = map[Fault]faultSpec{
	Refused:            {early: true, wire: wireRefused},
	ResetBefore:        {early: true, wire: wireReset},
	ResetAfter:         {executes: true, wire: wireReset},
	HangBefore:         {wire: wireHang},
	HangAfter:          {executes: true, wire: wireHang},
	TooManyRequests:    {status: 429, code: codeTooMany},
	TooManyBare:        {status: 429, bare: true},
	TooManyRetryAfter:  {status: 429, code: codeTooMany, bare: true, header: [2]string{"Retry-After", "2"}},
	InternalError:      {status: 500, code: codeInternal},
	InternalErrorAfter: {executes: true, status: 500, code: codeInternal},
	CannotExecute:      {status: 500, code: codeCannotExecute},
	BadGateway:         {status: 502, html: true, bare: true},
	Unavailable:        {status: 503, code: codeUnavailable},
	CutBody:            {executes: true, wire: wireCut},
	SlowDrip:           {executes: true, wire: wireDrip},
	StalledBody:        {executes: true, wire: wireStall},
	HTMLPage:           {status: 200, html: true, bare: true},
	BrokenJSON:         {executes: true},
	EmptyBody:          {executes: true, status: 204},
	Redirected:         {status: 302, html: true, bare: true, header: [2]string{"Location", "https://manutencao.exemplo.com.br/aviso"}},
}

const htmlPage = "<!DOCTYPE html>\n<html lang=\"pt-BR\"><head><title>Serviço indisponível</title></head>" +
	"<body><h1>Serviço temporariamente indisponível</h1><hr><center>nginx</center></body></html>\n"

// spoil makes the faulty answer out of the honest one.
func spoil(honest answer, f Fault) answer {
	spec := faultSpecs[f]
	ans := answer{status: honest.status, header: honest.header, body: honest.body, fault: f, wire: spec.wire}
	if ans.wire == wireCut && len(ans.body) == 0 {
		ans.wire = wireReset // There is no body to cut.
	}
	if ans.wire == wireReset || ans.wire == wireHang {
		ans.status = 0 // Nobody sees the answer.
	}
	if spec.bare {
		for _, name := range []string{"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"} {
			ans.header.Del(name)
		}
	}
	if spec.status != 0 {
		ans.status, ans.body = spec.status, nil
		ans.header.Del("Content-Type")
		ans.header.Del("X-Total-Items")
	}
	switch {
	case spec.code != 0:
		ans.body = (&call{header: ans.header}).refusal(refuse(spec.code, "error", messages[spec.code])).body
	case spec.html:
		ans.header.Set("Content-Type", "text/html; charset=utf-8")
		ans.body = []byte(htmlPage)
	case f == BrokenJSON:
		ans.body = []byte(strings.TrimRight(string(ans.body), "]}"))
	}
	if f == TooManyRequests && ans.header.Get("RateLimit-Limit") != "" {
		ans.header.Set("RateLimit-Remaining", "0")
	}
	if name := spec.header[0]; name != "" {
		ans.header.Set(name, spec.header[1])
	}
	ans.header.Set(faultHeader, string(f))
	return ans
}

// faults decides which requests fail.
type faults struct {
	queued []*queuedFault
	rate   float64
	kinds  []Fault
	dice   *rand.Rand
}

type queuedFault struct {
	operation string
	fault     Fault
	times     int
}

func (f *faults) queue(operation string, fault Fault, times int) {
	if _, ok := faultSpecs[fault]; !ok {
		panic("tifluxtest: unknown fault " + string(fault))
	}
	f.queued = append(f.queued, &queuedFault{operation, fault, times})
}

func (f *faults) setRate(rate float64, seed uint64, kinds []Fault) {
	for _, fault := range kinds {
		if _, ok := faultSpecs[fault]; !ok {
			panic("tifluxtest: unknown fault " + string(fault))
		}
	}
	f.rate, f.kinds = rate, kinds
	f.dice = rand.New(rand.NewPCG(seed, 0x6661756c74))
}

// takeFault draws the fault of a request: the first one queued for it, else by
// the dice. It returns nil for an honest answer.
func (a *API) takeFault(operation string) *queuedFault {
	a.mu.Lock()
	defer a.mu.Unlock()
	f := &a.faults
	for _, q := range f.queued {
		if q.times > 0 && (q.operation == "" || q.operation == operation) {
			q.times--
			return q
		}
	}
	if len(f.kinds) > 0 && f.dice.Float64() < f.rate {
		return &queuedFault{fault: f.kinds[f.dice.IntN(len(f.kinds))]}
	}
	return nil
}

// returnFault puts a fault back that authorization or quota did not let
// happen.
func (a *API) returnFault(drawn *queuedFault) {
	a.mu.Lock()
	defer a.mu.Unlock()
	drawn.times++
}
