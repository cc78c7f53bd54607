package mcpadapter

import (
	"strconv"

	"github.com/tiflux/tiflux-go/render"
	"github.com/tiflux/tiflux-go/tiflux"
)

// paging are the arguments of every list. The API calls the page number offset.
type paging struct {
	Offset int `json:"offset,omitempty" desc:"page number" min:"1" default:"1"`
	Limit  int `json:"limit,omitempty" desc:"items per page" min:"1" max:"200" clamp:"true" default:"20"`
}

func (p paging) options() tiflux.ListOptions {
	return tiflux.ListOptions{Page: max(p.Offset, 1), PerPage: p.Limit}
}

// more tells how to get what a result does not show.
func more(r render.Rest) string {
	switch {
	case r.Page > 0:
		return "offset=" + strconv.Itoa(r.Page)
	case r.Record == "tickets":
		return "get_ticket"
	}
	return ""
}
