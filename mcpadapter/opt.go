package mcpadapter

import "github.com/tiflux/tiflux-go/tiflux"

// Arguments that were left out leave a field of an update alone.

func setText[S ~string](s S) tiflux.Opt[S] {
	if s == "" {
		return tiflux.Opt[S]{}
	}
	return tiflux.Set(s)
}

func setID(id int64) tiflux.Opt[int64] {
	if id == 0 {
		return tiflux.Opt[int64]{}
	}
	return tiflux.Set(id)
}

// setIf sets what was given, also if it is empty.
func setIf[T any](p *T) tiflux.Opt[T] {
	if p == nil {
		return tiflux.Opt[T]{}
	}
	return tiflux.Set(*p)
}

// orNone is a list that may have been left out.
func orNone[T any](list *[]T) []T {
	if list == nil {
		return nil
	}
	return *list
}
