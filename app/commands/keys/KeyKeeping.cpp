#include "app/commands/keys/KeyKeeping.h"

#include "app/commands/Fields.h"
#include "app/commands/Loop.h"
#include "app/control/Holders.h"

namespace qd::app {

namespace {

using agents::KeptKey;

int sayKept(const Invocation& call, const KeptKey& kept, const QStringList& by)
{
    const QString said = (kept.inKeyring ? QStringLiteral("The key for %1 is in the desktop's keyring.").arg(kept.name)
                                         : QStringLiteral("The key for %1 is kept only until what works on %2 ends: %3.").arg(kept.name, by.join(QLatin1String(", ")), kept.why))
        + QStringLiteral(" It goes to %1 and nowhere else.").arg(kept.origin);
    if (call.json)
        call.print(document([&](JsonWriter& out) {
            field(out, "done", said);
            field(out, "name", kept.name);
            field(out, "kept", kept.inKeyring ? QStringLiteral("keyring") : QStringLiteral("session"));
            field(out, "given_for", kept.origin);
            field(out, "organisations", by);
            field(out, "why", kept.why);
        }));
    call.say(said);
    return kDone;
}

/// This process has no keyring. Others may have one, or can keep the key until they end.
int giveToOthers(const Invocation& call, const QString& name, const agents::Secret& secret, const QString& why)
{
    const QStringList organisations = call.home.recorded();
    const auto answers = askHolders<KeptKey>(call.home, organisations, [&](ControlClient& holder) { return holder.giveKey(name, secret); });
    std::optional<KeptKey> kept;
    QStringList by;
    std::optional<Error> wrong;
    for (qsizetype i = 0; i < organisations.size(); ++i) {
        if (answers[i] && *answers[i]) {
            kept = kept && kept->inKeyring ? kept : **answers[i];
            by.append(organisations[i]);
        } else if (answers[i]) {
            wrong = answers[i]->error();
            call.note(QStringLiteral("quarterdeck: %1: %2").arg(organisations[i], wrong->text));
        }
    }
    if (kept)
        return sayKept(call, *kept, by);
    if (wrong)
        return call.fail(*wrong);
    return call.fail({Error::Store, QStringLiteral("the key for %1 is not kept: %2").arg(name, why), name,
                      QStringLiteral("open the keyring; or open the window or quarterdeck serve first, which keeps it until it ends")});
}

} // namespace

bool tellOfChange(const Invocation& call, const QString& name)
{
    bool hadIt = false;
    const QStringList organisations = call.home.recorded();
    const auto answers = askHolders<bool>(call.home, organisations, [&name](ControlClient& holder) { return holder.rereadKey(name); });
    for (qsizetype i = 0; i < organisations.size(); ++i) {
        hadIt = hadIt || (answers[i] && *answers[i] && **answers[i]);
        if (answers[i] && !*answers[i] && answers[i]->error().kind != Error::Cancelled)
            call.note(QStringLiteral("quarterdeck: what works on %1 goes on with the key that it had: %2").arg(organisations[i], answers[i]->error().text));
    }
    return hadIt;
}

int keepKey(const Invocation& call, agents::KeyShelf& shelf, const QString& name, const agents::SharedSecret& secret, agents::KeyKind kind)
{
    const Result<KeptKey> kept = waitFor<KeptKey>([&](Mailbox*, auto done) { shelf.keepInKeyring(name, secret, done, kind); });
    if (!kept)
        return kept.error().kind == Error::Rule ? giveToOthers(call, name, *secret, kept.error().text) : call.fail(kept.error());
    tellOfChange(call, name);
    return sayKept(call, *kept, {});
}

} // namespace qd::app
