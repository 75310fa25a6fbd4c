# Part of packaging/acceptance, sourced by it: servers of tools by others, as npm has them, pinned in tool-servers/package-lock.json.
# shellcheck shell=bash
# $program and $scratch are the caller's.
# shellcheck disable=SC2154

# Why the part is left out here; nothing: it is not.
tool_servers_missing() {
    local version
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        echo "node and npm are not here"
        return
    fi
    version=$(node -p 'process.versions.node.split(".")[0]')
    [ "$version" -ge 20 ] || echo "node $version is here, and they want 20"
}

# tools_json ARGUMENT…: the command with --json, whatever its exit code.
tools_json() { "$program" tools "$@" --home "$scratch/tools-home" --json 2>>"$scratch/tools.log" || true; }

# tools_must WHAT DOCUMENT FILTER: the document satisfies the filter.
tools_must() { jq -e "$3" <<<"$2" >/dev/null || fail "tool servers: $1: $(head -c 600 <<<"$2")"; }

# tools_named ID TITLE PROGRAM ARGUMENT SECONDS TOOLS: a file that names one of them, with the folder it may know.
tools_named() {
    jq -n --arg id "$1" --arg title "$2" --arg node "$(command -v node)" --arg server "$3" --arg argument "$4" --argjson seconds "$5" --argjson tools "$6" \
        --arg root "$scratch/tools-shop" '{v: 1, id: $id, title: $title, command: $node, arguments: ([$server, $argument] | map(select(. != ""))),
        roots: [$root], seconds: $seconds, tools: $tools}' >"$scratch/tools-home/tools/$1.json"
}

# everything_server FOLDER: the official server for trying clients out.
everything_server() {
    local got began
    tools_named everything Everything "$1/server-everything/dist/index.js" "" 20 '{"echo": "reads", "get-sum": "reads"}'
    tools_must "it waits for the person" "$(tools_json list)" '.servers[] | select(.id == "everything") | .state == "waits-new"'
    got=$(tools_json call everything echo --input '{"message": "hi"}')
    tools_must "nothing of it is used before" "$got" '.error.kind == "refused"'
    got=$(tools_json allow everything)
    tools_must "what it offers is allowed" "$got" '.state == "allowed" and .protocol == "2025-11-25" and (.tools | length) >= 13 and all(.tools[]; .standing == "allowed")'
    tools_must "tools that it adds once it knows its client are there" "$got" '[.tools[].name] | index("get-roots-list") != null'
    tools_must "an echo" "$(tools_json call everything echo --input '{"message": "hi"}')" '.text == "Echo: hi" and .integrity == "untrusted" and (.failed | not)'
    tools_must "a sum" "$(tools_json call everything get-sum --input '{"a": 2, "b": 40}')" '.text | contains("42")'
    tools_must "input that its schema does not allow" "$(tools_json call everything get-sum --input '{"a": "two"}')" '.error.kind == "bad-input"'
    tools_must "what acts wants to hear that it is not on record" "$(tools_json call everything get-tiny-image)" '.error.kind == "refused" and (.error | tostring | contains("--unrecorded"))'
    tools_must "structured content" "$(tools_json call everything get-structured-content --input '{"location": "Chicago"}' --unrecorded)" '.text | fromjson | .temperature == 36'
    tools_must "an image is left out" "$(tools_json call everything get-tiny-image --unrecorded)" '.notes == ["an image (image/png) was left out"]'
    tools_must "the folder that it may know" "$(tools_json call everything get-roots-list --unrecorded)" ".text | contains(\"file://$scratch/tools-shop\")"
    tools_must "little of our environment" "$(QD_CANARY=1 tools_json call everything get-env --unrecorded)" '.text | fromjson | keys - ["HOME", "LANG", "PATH", "TMPDIR"] == []'
    tools_named everything Everything "$1/server-everything/dist/index.js" "" 3 '{"echo": "reads"}'
    began=$SECONDS
    got=$(tools_json call everything trigger-long-running-operation --input '{"duration": 60, "steps": 60}' --unrecorded)
    tools_must "a long operation is called off" "$got" '.error.message | contains("within")'
    [ $((SECONDS - began)) -lt 20 ] || fail "tool servers: calling a long operation off took $((SECONDS - began)) s"
    grep -q '^1 of 60' "$scratch/tools.log" || fail "tool servers: nothing was said of how far the long operation had come"
}

# everything_over_http FOLDER: the same server by streamable HTTP, with a session, a stream of its own and events as answers.
everything_over_http() {
    local port server status=0
    port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
    PORT=$port node "$1/server-everything/dist/index.js" streamableHttp >"$scratch/tools-http.log" 2>&1 &
    server=$!
    for _ in $(seq 100); do
        (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
        sleep 0.2
    done
    (
        jq -n --arg url "http://127.0.0.1:$port/mcp" --arg root "$scratch/tools-shop" \
            '{v: 1, id: "web", title: "Everything by HTTP", url: $url, listens: true, seconds: 10, roots: [$root], tools: {echo: "reads"}}' >"$scratch/tools-home/tools/web.json"
        tools_must "over HTTP, what it offers is allowed" "$(tools_json allow web)" '.state == "allowed" and .protocol == "2025-11-25"'
        tools_must "over HTTP, an echo" "$(tools_json call web echo --input '{"message": "hi"}')" '.text == "Echo: hi"'
        tools_must "over HTTP, what it asks is answered" "$(tools_json call web get-roots-list --unrecorded)" ".text | contains(\"file://$scratch/tools-shop\")"
        tools_must "over HTTP, an operation that takes a while" "$(tools_json call web trigger-long-running-operation --input '{"duration": 1, "steps": 2}' --unrecorded)" '.text | contains("completed")'
        tools_must "over HTTP, one that takes too long" "$(tools_json call web trigger-long-running-operation --input '{"duration": 60, "steps": 60}' --unrecorded)" '.error.message | contains("within")'
    ) || status=$?
    kill "$server"
    wait "$server" 2>/dev/null || true
    [ "$status" -eq 0 ] || exit "$status"
}

# filesystem_server FOLDER: the official server for files.
filesystem_server() {
    local got
    mkdir -p "$scratch/tools-shop"
    echo "Seventeen lanterns" >"$scratch/tools-shop/stock.txt"
    tools_named files Files "$1/server-filesystem/dist/index.js" "$scratch/tools-shop" 20 '{"read_text_file": "reads", "list_directory": "reads", "move_file": "off"}'
    tools_must "what it offers is allowed" "$(tools_json allow files)" '.state == "allowed" and (.tools | length) >= 13'
    tools_must "a file of the shop" "$(tools_json call files read_text_file --input "{\"path\": \"$scratch/tools-shop/stock.txt\"}")" '.text | contains("Seventeen lanterns")'
    got=$(tools_json call files read_text_file --input '{"path": "/etc/passwd"}')
    tools_must "/etc/passwd is refused" "$got" '.failed and (.text | contains("denied")) and (.text | contains("root:") | not)'
    tools_must "what is off stays off" "$(tools_json call files move_file --input '{"source": "/a", "destination": "/b"}')" '.error.kind == "refused"'
    tools_named files Files "$1/server-filesystem/dist/index.js" / 20 '{}'
    tools_must "with another folder it waits again" "$(tools_json list)" '.servers[] | select(.id == "files") | .state == "waits-changed"'
    tools_must "forbidden, it is used no more" "$(tools_json forbid files && tools_json list)" 'select(.servers) | .servers[] | select(.id == "files") | .state == "waits-new"'
}

# tool_servers: the whole part.
tool_servers() {
    local missing modules
    missing=$(tool_servers_missing)
    [ -z "$missing" ] || { say "skipped: tool servers of others: $missing" && return; }
    mkdir -p "$scratch/tools-home/tools" "$scratch/tools-shop"
    cp packaging/acceptance-parts/tool-servers/package*.json "$scratch/tools-home/"
    npm ci --prefix "$scratch/tools-home" --ignore-scripts --no-audit --no-fund >"$scratch/npm.log" 2>&1 ||
        { say "skipped: tool servers of others: npm could not fetch them: $(tail -n 1 "$scratch/npm.log")" && return; }
    modules=$scratch/tools-home/node_modules/@modelcontextprotocol
    everything_server "$modules"
    everything_over_http "$modules"
    filesystem_server "$modules"
    ! pgrep -f "$modules" >/dev/null || fail "tool servers: one of them was left behind"
    say "tool servers of others: the official everything and filesystem servers did what they were asked, and nothing else"
}
