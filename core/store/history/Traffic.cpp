#include "core/store/history/Traffic.h"

#include "core/store/history/Keys.h"
#include "core/store/history/PageFacts.h"

namespace qd {

namespace {

QStringList keysOf(const TrafficFilter& filter)
{
    QStringList names;
    if (!filter.agent.isEmpty())
        names.append(keys::party(filter.agent));
    if (filter.type)
        names.append(keys::type(*filter.type));
    if (filter.priority)
        names.append(keys::priority(*filter.priority));
    if (!filter.run.isNull())
        names.append(keys::run(filter.run));
    return names;
}

} // namespace

Traffic::Traffic(Database& database, const FactKinds& kinds)
    : m_database(database)
    , m_kinds(kinds)
    , m_matches(database, QStringLiteral("traffic"),
                {QStringLiteral("sender"), QStringLiteral("receiver"), QStringLiteral("type"), QStringLiteral("priority"),
                 QStringLiteral("run")}, {TrafficFilter::kLookedThrough, TrafficFilter::kFoundAtMost})
{
}

Result<TrafficPage> Traffic::page(const TrafficFilter& filter, qint64 first, qint64 limit)
{
    const Matches::Page found = m_matches.page({keysOf(filter), filter.text, filter.until}, first, limit, false);
    TrafficPage page{found.total, found.first, {}};
    const auto add = [&page](Sequence sequence, MessageSent&& sent) { page.rows.append({sequence, std::move(sent.message)}); };
    if (Result<Done> read = readPageFacts<MessageSent>(m_database, m_kinds, found.sequences, add); !read)
        return read.error();
    if (m_database.failed())
        return m_database.error();
    return page;
}

} // namespace qd
