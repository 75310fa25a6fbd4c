# bash completion for quarterdeck
_quarterdeck()
{
    local word=${COMP_WORDS[COMP_CWORD]} command='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --home | --org) ((i++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[i]} && break ;;
        esac
    done
    local words
    case $command in
    '') words='run serve status inbox review runs traffic decisions calls costs stop resume org packs agent skill brand memory metrics library log backup triggers budget rules deputies connectors hooks mailboxes contacts models read keys tools --home --org --help --version' ;;
    run) words='--brief --brief-file --sources --brand --workflow --campaign --channel --priority --model --approve --pace --wait --can-wait --fresh --json --help' ;;
    serve) words='--until-idle --approve --pace --json --help' ;;
    inbox) words='list show approve changes reject delegate later undo settle export take --out --for --edits --note --reason --to --all-of --until --option --end --alike --json --help' ;;
    review) words='list show approve changes reject settle undo --out --edits --note --reason --option --end --answers --of --json --help' ;;
    runs) words='list show pause continue stop undo retry skip reassign replay fork tries drop --reason --from --prompt --model --autonomy --out --json --help' ;;
    traffic) words='--agent --type --since --follow --json --help' ;;
    decisions) words='list search show export --out --format --words --maker --run --json --help' ;;
    calls) words='list show --run --step --agent --days --by --limit --json --help' ;;
    costs) words='team set remove --by --from --to --csv --forecast --yearly --hours-per-piece --hours-per-year --json --help' ;;
    org) words='list show validate add new schema --json --help' ;;
    packs) words='list take show diff adopt remove --all --reason --into --json --help' ;;
    agent) words='list show pause resume forecast config versions rollback ab adopt trials --reason --hours --set --keep --against --from --share --measure --error --most --json --help' ;;
    skill) words='list show run --input --out --json --help' ;;
    brand) words='show set score --json --help' ;;
    log) words='show verify export replay blob reindex --since --to --format --out --json --help' ;;
    backup) words='list now verify restore --json --help' ;;
    triggers) words='list show fire on off next --count --json --help' ;;
    connectors) words='list show add set on off remove allow forbid test sign-in use --for --step --kind --title --url --key --branch --path --author --user --sender --use-type --letter-cents --page-cents --reads --remembers --from --reply-to --unsubscribe --client-id --client-secret --sign-in-port --api-version --manager --developer-key --account --group --price --channel --match --privacy --clearance --per-minute --per-hour --per-day --per-month --quiet --time-zone --json --help' ;;
    mailboxes) words='list add remove on off test look --connector --url --user --key --folder --minutes --json --help' ;;
    hooks) words='list add remove on off test --form --key --public-key --address --connector --listen --port --folder --json --help' ;;
    contacts) words='list show find add import export consent suppress lift erase retention trail --name --e-mail --phone --company --street --street-2 --postcode --city --region --country --language --note --segments --segment --agreed --refused --how --source --reason --out --id --json --help' ;;
    deputies) words='list add remove key --key --title --kinds --most --until --json --help' ;;
    rules) words='show set try always accept refuse trust --file --reason --days --as --note --json --help' ;;
    budget) words='list spend move limits set unset --day --month --campaign --unit --note --reason --json --help' ;;
    read) words='--feed --json --help' ;;
    models) words='list use tier test count repeat off rehearsal tiers --json --help' ;;
    keys) words='list set remove --json --help' ;;
    tools) words='list show allow forbid call --start --tool --input --unrecorded --json --help' ;;
    memory) words='list show keep forget patterns --key --reason --json --help' ;;
    metrics) words='list note read fetch targets --name --unit --piece --channel --campaign --measured-at --from --json --help' ;;
    library) words='add list search show forget meaning --in --limit --endpoint --model --local --json --help' ;;
    *) words='--json --help' ;;
    esac
    case ${COMP_WORDS[COMP_CWORD - 1]} in
    set | remove)
        [[ $command == keys ]] && mapfile -t COMPREPLY < <(compgen -W 'anthropic openai openrouter azure brave tavily' -- "$word") && return
        ;;&
    --out) [[ $command == inbox ]] && mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;&
    --home | --sources | --out) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
    --brief-file | --brand | --edits | --answers | --input | validate | add | set | score | restore | take) mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
    list | show | approve | changes | reject | settle | undo) [[ $command == review ]] && mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
    read) [[ $command == metrics ]] && mapfile -t COMPREPLY < <(compgen -f -- "$word") && return ;;
    --by) [[ $command == calls ]] && words='billed list-price' || words='agent rank model campaign workflow piece day' ;;
    --priority) words='low normal high urgent' ;;
    --approve) [[ $command == serve ]] && words='ask all' || words='ask all none' ;;
    --model) words='rehearsal tiers' ;;
    --unit) [[ $command == budget ]] && words='money tokens calls minutes' || words='' ;;
    --format) words='jsonl' ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _quarterdeck quarterdeck
