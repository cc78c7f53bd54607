-- Ends an attempt, and takes over what its answer says of the quota.
-- KEYS: state, attempts under way
-- ARGV: id of the attempt, fate, limit, remaining, reset, end, exceeded, retry after, time to live
--   fate is 'answered', 'unsent' or 'lost'; limit 0, remaining -1 and reset 0 are not stated;
--   reset is in the server's seconds, all other times in milliseconds of this clock.
local state, underway = KEYS[1], KEYS[2]
local id, fate, limit, remaining, reset = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local ends, exceeded, retry, ttl = tonumber(ARGV[6]), ARGV[7] == '1', tonumber(ARGV[8]), tonumber(ARGV[9])

local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

if fate ~= 'answered' then
	if redis.call('ZREM', underway, id) == 1 and fate == 'unsent' and (tonumber(redis.call('HGET', state, 'admitted')) or 0) > 0 then
		redis.call('HINCRBY', state, 'admitted', -1)
	end
	return
end

local s = redis.call('HMGET', state, 'reset', 'named', 'admitted', 'foreign', 'strikes', 'blocked')
local known, named = tonumber(s[1]) or 0, s[2] == '1'
local admitted, foreign = tonumber(s[3]) or 0, tonumber(s[4]) or 0
local strikes, blocked = tonumber(s[5]) or 0, tonumber(s[6]) or 0
local current = false

if limit > 0 then
	redis.call('HSET', state, 'limit', limit)
	-- A window that was opened by the clock keeps the reset of the one before, by
	-- which late answers are told apart, until an answer names it.
	local newer = reset > known and ends > now
	current = reset == 0 or newer or reset == known and named
	if newer then
		if named then
			redis.call('ZREMRANGEBYSCORE', underway, '-inf', now)
			admitted, foreign = redis.call('ZCARD', underway), 0
		end
		redis.call('HSET', state, 'reset', reset, 'end', ends, 'named', '1')
	end
	if current and remaining >= 0 then
		foreign = math.max(foreign, limit - remaining - admitted)
	end
elseif not exceeded then
	redis.call('HSET', state, 'limit', 0)
	redis.call('HDEL', state, 'end')
end
redis.call('ZREM', underway, id)

if not exceeded then
	strikes = 0
elseif current and reset > 0 then
	foreign = math.max(foreign, limit - admitted)
else
	strikes = math.min(strikes + 1, 3)
	if retry == 0 then
		retry = 1000 * 2 ^ (strikes - 1)
	end
	blocked = math.max(blocked, now + retry)
end
redis.call('HSET', state, 'admitted', admitted, 'foreign', foreign, 'strikes', strikes, 'blocked', blocked)
redis.call('PEXPIRE', state, math.max(ttl, blocked - now))
