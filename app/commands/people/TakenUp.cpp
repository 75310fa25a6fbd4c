#include "app/commands/people/TakenUp.h"

#include "agents/people/WithoutPerson.h"
#include "app/commands/Fields.h"
#include "app/people/TakingUp.h"

namespace qd::app {

namespace {

using namespace Qt::StringLiterals;

int refuseAll(const Invocation& call, const QStringList& faults)
{
    for (const QString& fault : faults)
        call.note(fault);
    return call.fail({Error::Parse, faults.size() == 1 ? u"one thing is wrong, so nobody was taken up: %1"_s.arg(faults.first()) : u"%1 things are wrong, so nobody was taken up; the first: %2"_s.arg(faults.size()).arg(faults.first()),
                      {}, {}});
}

} // namespace

int takeUp(const Invocation& call, const agents::ContactRows& read, const QString& source)
{
    if (!read.faults.isEmpty())
        return refuseAll(call, read.faults);
    const Instant now = SystemClock().now();
    const Result<OfficeState> state = stateNow(call);
    const agents::PersonKeyFile file(call.home.path());
    Result<agents::PersonKeys> keys = state ? file.readOrMake({}) : Result<agents::PersonKeys>(state.error());
    if (!keys)
        return call.fail(keys.error());
    QStringList faults;
    for (const agents::ContactFault& fault : faultsIn(state->people, read.rows, *keys))
        faults.append((fault.line == 0 ? u"--"_s : u"line %1, "_s.arg(fault.line)) + fault.where + u": "_s + agents::faultWords(fault));
    if (!faults.isEmpty())
        return refuseAll(call, faults);
    QList<agents::ContactRow> rows = read.rows;
    QList<ContactId> changed, all;
    for (agents::ContactRow& row : rows) {
        if (!row.id.isNull())
            changed.append(row.id);
        else
            row.id = ContactId::make(now);
        all.append(row.id);
    }
    const Result<QList<OpenedContact>> before = changed.isEmpty() ? Result<QList<OpenedContact>>(QList<OpenedContact>()) : opened(call, *state, changed, agents::whyOpenedForWords(), agents::nowhere());
    keys = before ? file.readOrMake(all) : Result<agents::PersonKeys>(before.error());
    const Result<TakingUp> taking = keys ? takingUp(rows, *before, *keys, source, now) : Result<TakingUp>(keys.error());
    if (!taking)
        return call.fail(taking.error());
    if (taking->leftOut)
        sayLeftOut(call);
    const Result<Receipt> receipt = sendAll(call, taking->commands);
    if (!receipt)
        return call.fail(receipt.error());
    if (call.json)
        call.print(document([&](JsonWriter& out) { field(out, "kept", all); }));
    call.say(receipt->text);
    for (const ContactId& id : std::as_const(all))
        call.say(u"  "_s + id.toString());
    return kDone;
}

} // namespace qd::app
