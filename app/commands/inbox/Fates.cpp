#include "app/commands/inbox/Fates.h"

#include "app/commands/inbox/ItemFate.h"
#include "app/commands/record/PastQuestion.h"

namespace qd::app {

namespace {

/// What a word is on, where it is on one item.
std::optional<Uuid> itemOf(const Command& command)
{
    if (const auto* decide = std::get_if<DecideApproval>(&command))
        return decide->approval.uuid;
    if (const auto* settle = std::get_if<SettleEscalation>(&command))
        return settle->escalation.uuid;
    if (const auto* off = std::get_if<SnoozeItem>(&command))
        return off->item.uuid;
    if (const auto* back = std::get_if<ReturnItem>(&command))
        return back->item.uuid;
    return std::nullopt;
}

} // namespace

Result<Done> readFacts(const Invocation& call, Sequence first, const std::function<void(const StoredFact&)>& take)
{
    const Result<std::unique_ptr<Past>> past = Past::open(call);
    if (!past)
        return past.error();
    while (!(*past)->isEmpty()) {
        const Result<QList<StoredFact>> page = waitFor<QList<StoredFact>>([&](Mailbox* here, auto done) { (*past)->reader().facts(first, kPage, here, done); });
        if (!page)
            return page.error();
        for (const StoredFact& stored : *page)
            take(stored);
        if (page->size() < kPage)
            break;
        first = page->last().sequence + 1;
    }
    return Done{};
}

Result<QMap<Uuid, Error>> fatesOf(const Invocation& call, const QList<Uuid>& items)
{
    QList<std::pair<Uuid, ItemFate>> fates;
    for (const Uuid& item : items)
        fates.append({item, ItemFate(item)});
    const Result<Done> read = items.isEmpty() ? Result<Done>(Done{}) : readFacts(call, 1, [&fates](const StoredFact& stored) {
        for (auto& [item, fate] : fates)
            fate.take(stored);
    });
    if (!read)
        return read.error();
    QMap<Uuid, Error> words;
    for (const auto& [item, fate] : std::as_const(fates))
        if (const std::optional<Error> said = fate.inWords())
            words.insert(item, *said);
    return words;
}

bool isInInbox(const OfficeState& state, const Uuid& item)
{
    return state.inbox.approvals.contains({item}) || state.inbox.escalations.contains({item});
}

Error whyRefused(const Invocation& call, const Command& command, const Error& said)
{
    const std::optional<Uuid> item = itemOf(command);
    if (!item || (said.kind != Error::Rule && said.kind != Error::Parse))
        return said;
    const Result<OfficeState> state = stateNow(call);
    if (!state || isInInbox(*state, *item))
        return said;
    const Result<QMap<Uuid, Error>> fates = fatesOf(call, {*item});
    return fates ? fates->value(*item, said) : said;
}

} // namespace qd::app
