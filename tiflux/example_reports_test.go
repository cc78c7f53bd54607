package tiflux_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/tiflux/tiflux-go/tiflux"
	"github.com/tiflux/tiflux-go/tiflux/tifluxtest"
)

// The sum of a client's bills of half a year. Reversed bills keep their amount,
// so they are left out instead of subtracted.
func ExampleReportsService_AllBillingsHistory() {
	clock := func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }
	api := tifluxtest.New(tifluxtest.Clock(clock), tifluxtest.Quota(0))
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	var cents int64
	for bill, err := range client.Reports.AllBillingsHistory(ctx, &tiflux.BillingListOptions{
		ClientID: 4020, BillingStartDate: "2026-01-01", BillingEndDate: "2026-06-30",
	}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(bill.BillingDate, bill.RealValue, bill.Reversal)
		if amount, ok := bill.RealValue.Cents(); ok && !bill.Reversal {
			cents += amount
		}
	}
	fmt.Println(tiflux.MoneyFromCents(cents))
	// Output:
	// 2026-06-05 773.00 false
	// 2026-05-05 909.50 true
	// 2026-04-05 1046.00 false
	// 2026-03-05 552.50 false
	// 2026-02-05 689.00 false
	// 2026-01-05 825.50 false
	// 3886.00
}

// How content clients were with the chats of a month.
func ExampleReportsService_ChatsFeedback() {
	clock := func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }
	api := tifluxtest.New(tifluxtest.Clock(clock), tifluxtest.Quota(0))
	client, err := tiflux.New(tifluxtest.KeyAdmin, tiflux.WithHTTPClient(&http.Client{Transport: api.Transport()}))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	june := &tiflux.ChatsFeedbackOptions{}
	june.StartDate, june.EndDate = "2026-06-01", "2026-06-30"
	report, err := client.Reports.ChatsFeedback(ctx, june)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(report.Summary.ChatsEvaluated, "of", report.Summary.ChatsFinished, "chats:", report.Summary.RatingAverage)
	// Output:
	// 12 of 27 chats: 2.33
}
