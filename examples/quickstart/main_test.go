package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

func TestQuickstartAnswersClosesAndShowsATicket(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), "", &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`the desk "Dev - Cansados"`, "open tickets", "# Ticket #", "Impressora parada", "Não imprime desde ontem."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}
