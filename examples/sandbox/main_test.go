package main

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

func TestTheFirstLineIsAnAddressThatAnswers(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	done := make(chan error)
	go func() { done <- serve(ctx, "127.0.0.1:0", tifluxtest.New(tifluxtest.Size(5)), w) }()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithBaseURL(strings.TrimSpace(line)))
	if err != nil {
		t.Fatal(err)
	}
	if p, err := client.Desks.List(ctx, nil); err != nil || len(p.Items) < 12 {
		t.Errorf("desks: %+v, %v", p, err)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
