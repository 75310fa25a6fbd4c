#include "agents/replay/recorded/RecordedConnector.h"

#include "agents/office/course/Looking.h"

namespace qd::agents {

namespace {

/// What the connector called its place: where the effect went, without the folder of its files.
QString placeOf(const EffectContent& content)
{
    const QString file = content.files.value(0).path;
    const QString folder = QLatin1Char('/') + file.left(file.lastIndexOf(QLatin1Char('/')) + 1);
    return content.destination.endsWith(folder) ? content.destination.chopped(folder.size()) : QString();
}

} // namespace

void RecordedConnector::deliver(const Delivery& delivery, const Gate&, Ended ended)
{
    const Outcome there = m_outcomes.byDestination.value(delivery.content.destination, m_otherwise);
    ended(m_outcomes.byHash.value(contentHash(delivery.content), there));
}

void RecordedConnector::look(const Delivery& delivery, const Gate&, Seen seen)
{
    const auto bytes = [](const EffectContent& content) {
        QMap<QString, QByteArray> all;
        for (const EffectFile& file : content.files)
            all.insert(file.path, file.sha256);
        return all;
    };
    for (const EffectContent& one : m_outcomes.looked)
        if (const EffectId as = lookedAtAs(one); bytes(one) == bytes(delivery.content) && !m_told.contains(as)) {
            m_told.insert(as);
            return seen(Sight{one.target, one.details, {}});
        }
    seen(Sight{});
}

void RecordedConnector::test(const Gate&, Tested tested)
{
    tested(Error{Error::Rule, QStringLiteral("nothing is tried out of a recording"), {}, {}});
}

namespace {

std::vector<std::unique_ptr<Connector>> connectorsFor(const Recording& recording, const QSet<ConnectorId>& wanted, Match match, const Outcome& otherwise)
{
    QMap<EffectId, Effect> planned;
    QMap<ConnectorId, RecordedConnector::Known> outcomes;
    QMap<ConnectorId, QString> places;
    const auto put = [&](const EffectId& id, Outcome::Kind kind, const QString& text) {
        const Effect effect = planned.value(id);
        outcomes[effect.content.connector].byHash.insert(effect.sha256, {kind, text});
        if (match == Match::ByPlace)
            outcomes[effect.content.connector].byDestination.insert(effect.content.destination, {kind, text});
    };
    for (const StoredFact& stored : recording.facts)
        if (const auto* plan = std::get_if<EffectPlanned>(&stored.fact)) {
            planned.insert(plan->effect.id, plan->effect);
            places.insert(plan->effect.content.connector, placeOf(plan->effect.content));
            if (!lookedAtAs(plan->effect.content).isNull())
                outcomes[plan->effect.content.connector].looked.append(plan->effect.content);
            outcomes[plan->effect.content.connector].costs.insert(plan->effect.content.destination, plan->effect.content.cost);
        } else if (const auto* confirmed = std::get_if<EffectConfirmed>(&stored.fact)) {
            put(confirmed->effect, Outcome::Confirmed, confirmed->receipt);
        } else if (const auto* refused = std::get_if<EffectRefused>(&stored.fact)) {
            put(refused->effect, Outcome::Refused, refused->reason);
        }
    std::vector<std::unique_ptr<Connector>> connectors;
    const QList<ConnectorId> known = places.keys();
    for (const ConnectorId& id : QSet<ConnectorId>(known.begin(), known.end()) | wanted)
        connectors.push_back(std::make_unique<RecordedConnector>(id, places.value(id), outcomes.value(id), otherwise));
    return connectors;
}

} // namespace

std::vector<std::unique_ptr<Connector>> recordedConnectors(const Recording& recording, Match match)
{
    return connectorsFor(recording, {}, match, {Outcome::Refused, QStringLiteral("nothing like it went out in the recorded run")});
}

std::vector<std::unique_ptr<Connector>> holdingConnectors(const Recording& recording)
{
    QSet<ConnectorId> all;
    for (const Workflow& workflow : recording.organisation.workflows)
        for (const Step& step : workflow.steps)
            if (step.kind == StepKind::Effect)
                all.insert(step.connector);
    return connectorsFor(recording, all, Match::Exact, {Outcome::Confirmed, QStringLiteral("held back: nothing leaves a run that is tried differently")});
}

} // namespace qd::agents
