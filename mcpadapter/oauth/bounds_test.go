package oauth

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

func TestTheAddressesCountedAreBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := limits{addr: func(r *http.Request) string { return r.Header.Get("X-Real-Ip") }}
		allow := func(i int) bool {
			r := httptest.NewRequest(http.MethodPost, "/authorize", nil)
			r.Header.Set("X-Real-Ip", fmt.Sprintf("10.%d.%d.%d", i>>16&255, i>>8&255, i&255))
			return l.allowPage(r)
		}
		refused := 0
		for i := range 2 * maxAddresses {
			if !allow(i) {
				refused++
			}
		}
		if len(l.addresses) > maxAddresses || refused < maxAddresses {
			t.Errorf("%d addresses are kept, %d were refused", len(l.addresses), refused)
		}
		time.Sleep(time.Minute)
		if !allow(2 * maxAddresses) {
			t.Error("after a minute a new address is refused")
		}
		if len(l.addresses) != 1 {
			t.Errorf("%d addresses are kept that are as good as new", len(l.addresses)-1)
		}
	})
}

func TestTheMemoryStoreDropsWhatHasEnded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		m := NewMemoryStore().(*memory)
		for i := range 10 * firstSweep {
			if err := m.Put(t.Context(), fmt.Sprint(i), []byte("x"), time.Second); err != nil {
				t.Fatal(err)
			}
			time.Sleep(10 * time.Millisecond)
		}
		if len(m.records) > firstSweep {
			t.Errorf("%d records are kept, of 100 that live", len(m.records))
		}
	})
}
