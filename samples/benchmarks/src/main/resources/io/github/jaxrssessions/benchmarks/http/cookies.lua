-- Sends the cookies of a file in turn, one a line; without any, none.
local requests = {}
local turn = 0

function init(args)
  for cookie in io.lines(args[1]) do
    wrk.headers["Cookie"] = cookie
    requests[#requests + 1] = wrk.format()
  end
  if #requests == 0 then
    requests[1] = wrk.format()
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("WRK %d %d %d %d %d\n",
    summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
