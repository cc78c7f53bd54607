package tifluxtest

import (
	"time"
)

// work is what is recorded about the work on tickets.
type work struct {
	appointments  *table[appointment]
	timers        *table[preAppointment]
	notes         *table[communication]
	preTickets    *table[preTicket]
	looseServices *table[looseService]
	riders        *table[appointmentRider]
	shifts        *table[travelShift]
}

func newWork(tickets int) work {
	return work{
		appointments:  newTable[appointment](tickets / 2),
		timers:        newTable[preAppointment](tickets / 32),
		notes:         newTable[communication](tickets / 2),
		preTickets:    newTable[preTicket](64),
		looseServices: newTable[looseService](8),
		riders:        newTable[appointmentRider](64),
		shifts:        newTable[travelShift](8),
	}
}

// organizationZone is where the organization is: the dates and times of
// appointments are local, everything else is in UTC.
var organizationZone = time.FixedZone("-03", -3*60*60)

// day is a calendar day, as the midnight in UTC that begins it.
type day stamp

func dayOf(t time.Time) day {
	year, month, d := t.Date()
	return day(stampOf(time.Date(year, month, d, 0, 0, 0, 0, time.UTC)))
}

func (d day) String() string { return stamp(d).time().Format(time.DateOnly) }

// MarshalText writes the day as 2026-03-10.
func (d day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// clock is a time of day in minutes since midnight.
type clock int

func clockOf(t time.Time) clock { return clock(t.Hour()*60 + t.Minute()) }

func (c clock) String() string { return hours(time.Duration(c) * time.Minute).String() }

// MarshalText writes the time as 17:53.
func (c clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// today is the calendar day on the server's clock.
func (c *call) today() day { return dayOf(c.now.time().In(organizationZone)) }

// within tests a day against two date parameters, both inclusive; without them
// everything passes.
func within(c *call, start, end string) func(day) bool {
	from, hasStart := queried[time.Time](c, start)
	to, hasEnd := queried[time.Time](c, end)
	return func(d day) bool {
		return (!hasStart || d >= dayOf(from)) && (!hasEnd || d <= dayOf(to))
	}
}

// aDay and aClock are attributes for a calendar day and a time of day; their
// Go types are day and clock.
var (
	aDay   = attribute{kind: readDay}
	aClock = attribute{kind: readClock}
)

func readDay(_ string, value any) (any, []string) {
	raw, _ := value.(string)
	for _, layout := range []string{time.DateOnly, "02/01/2006", time.RFC3339} {
		if t, err := time.Parse(layout, raw); err == nil {
			return dayOf(t), nil
		}
	}
	return nil, []string{"invalid date"}
}

func readClock(_ string, value any) (any, []string) {
	raw, _ := value.(string)
	t, err := time.Parse("15:04", raw)
	if err != nil || len(raw) != len("15:04") {
		return nil, []string{"field is incorrectly formatted. It should follow the 'HH:MM' pattern, with the maximum allowed value being 23:59"}
	}
	return clockOf(t), nil
}

// bodyCoded makes the query parameters of a row whose bad values are refused
// with the code of body attributes.
func bodyCoded(kinds params) (params, checker) {
	raw := params{}
	for name := range kinds {
		raw[name] = text
	}
	return raw, func(c *call) (refused *apiError) {
		for name, value := range c.query {
			if kinds[name] == nil {
				continue
			}
			parsed, refusal := kinds[name](name, value.(string))
			if refusal != "" {
				refused = refused.add(codeBody, name, refusal)
			}
			c.query[name] = parsed
		}
		return refused
	}
}
