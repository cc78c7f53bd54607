module github.com/tiflux/tiflux-go/tiflux/redislimit

go 1.26.0

replace github.com/tiflux/tiflux-go => ../..

require (
	github.com/redis/go-redis/v9 v9.23.0
	github.com/tiflux/tiflux-go v0.1.0
)

require (
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/google/go-querystring v1.2.0 // indirect
	github.com/hashicorp/go-cleanhttp v0.5.2 // indirect
	github.com/hashicorp/go-retryablehttp v0.7.8 // indirect
	go.uber.org/atomic v1.12.0 // indirect
	golang.org/x/sys v0.48.0 // indirect
	golang.org/x/time v0.16.0 // indirect
)
