#include "app/commands/memory/FetchMetrics.h"

#include "agents/effects/connectors/google/GoogleReading.h"
#include "app/commands/Loop.h"
#include "app/commands/Work.h"
#include "app/connections/outside/ConnectorShelf.h"
#include "app/keys/HomeKeys.h"
#include "app/network/OwnCa.h"

#include <QDateTime>

#include <algorithm>

namespace qd::app {

namespace {

constexpr int kAtFirst = 28;
constexpr int kMostDays = 90;

QDate utcDay(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date();
}

/// The newest day that was noted of it.
QDate lastNoted(const OfficeState& state, const QString& from)
{
    QDate last;
    for (const Measurement& m : state.metrics.latest)
        if (m.from == from && (!last.isValid() || utcDay(m.measured) > last))
            last = utcDay(m.measured);
    return last;
}

Result<agents::ConnectorFile> readerOf(const Invocation& call, const OfficeState& state, const ConnectorShelf& shelf, const QString& id)
{
    const Result<WayOut> way = shelf.find(id);
    if (!way)
        return way.error();
    if (!way->from.file->isReader())
        return Error{Error::Rule, QStringLiteral("%1 is written to, and has no figures to read").arg(id), id, QStringLiteral("a connector of the kind search-console or analytics")};
    if (way->allowedIn(call.organisation, state.door) != WayOut::Yes)
        return Error{Error::Rule, QStringLiteral("%1 may not use %2 as its file is now").arg(call.organisation, id), id, QStringLiteral("quarterdeck connectors allow %1").arg(id)};
    if (const Result<Done> may = mayAskOutside(state, QStringLiteral("this")); !may)
        return may.error();
    return *way->from.file;
}

} // namespace

int fetchMetrics(const Invocation& call, const OfficeState& state, const QString& connector)
{
    const std::unique_ptr<agents::KeyShelf> keys = keysOf(call.home);
    const ConnectorShelf shelf(call.home, *keys);
    const Result<agents::ConnectorFile> file = readerOf(call, state, shelf, connector);
    if (!file)
        return call.fail(file.error());
    const QDate yesterday = utcDay(SystemClock().now()).addDays(-1);
    const QDate last = lastNoted(state, QStringLiteral("connectors/") + connector);
    const QDate from = last.isValid() ? std::max(last.addDays(1), yesterday.addDays(1 - kMostDays)) : yesterday.addDays(1 - kAtFirst);
    if (from > yesterday) {
        call.say(QStringLiteral("All days until yesterday are noted already."));
        return kDone;
    }
    agents::GoogleReading reading(*file, *keys, wayOf(call.home));
    const Result<QList<Measurement>> read = waitFor<QList<Measurement>>([&](Mailbox*, auto done) { reading.read(from, yesterday, done); });
    if (!read)
        return call.fail(read.error());
    if (read->isEmpty()) {
        call.say(QStringLiteral("%1 says nothing yet of the days from %2 on.").arg(file->title, from.toString(Qt::ISODate)));
        return kDone;
    }
    return carryOut(call, Command(NoteMetrics{*read}));
}

} // namespace qd::app
