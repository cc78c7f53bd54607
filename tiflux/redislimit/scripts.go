package redislimit

import (
	_ "embed"

	"github.com/redis/go-redis/v9"
)

// Both scripts may be sent twice, as a Redis client does when a connection
// breaks: the id of the attempt keeps the second from counting.
//
//go:embed admit.lua
var admitSource string

//go:embed observe.lua
var observeSource string

var (
	admit   = redis.NewScript(admitSource)
	observe = redis.NewScript(observeSource)
)
