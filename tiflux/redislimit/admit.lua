-- Takes a slot of the window for one attempt.
-- KEYS: state, attempts under way
-- ARGV: id of the attempt, its lease, default quota, length of a window, time to live
-- Returns the clock, the time to wait, and 1 if an answer may shorten the wait.
-- All times are milliseconds.
local state, underway = KEYS[1], KEYS[2]
local id, lease, default, length, ttl = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])

local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

if redis.call('ZSCORE', underway, id) then
	return {now, 0, 0}
end

local s = redis.call('HMGET', state, 'limit', 'end', 'named', 'admitted', 'foreign', 'blocked')
local limit, ends, named = tonumber(s[1]), tonumber(s[2]), s[3] == '1'
local admitted, foreign, blocked = tonumber(s[4]) or 0, tonumber(s[5]) or 0, tonumber(s[6]) or 0

if blocked > now then
	return {now, blocked - now, 0}
end
if not ends or ends <= now then
	-- What is under way may fall into the new window.
	redis.call('ZREMRANGEBYSCORE', underway, '-inf', now)
	ends, named, admitted, foreign = now + length, false, redis.call('ZCARD', underway), 0
end
local most = limit or default
if most > 0 and admitted + foreign >= most then
	-- An answer may state a quota, or name the window and so tell its real end.
	local shortens = not (limit and named) and redis.call('ZCARD', underway) > 0
	return {now, ends - now, shortens and 1 or 0}
end
redis.call('HSET', state, 'end', ends, 'named', named and '1' or '0', 'admitted', admitted + 1, 'foreign', foreign)
redis.call('PEXPIRE', state, ttl)
redis.call('ZADD', underway, now + lease, id)
redis.call('PEXPIRE', underway, lease)
return {now, 0, 0}
