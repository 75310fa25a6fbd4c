#include "app/commands/authority/UnknownNames.h"

#include "agents/effects/connectors/FolderConnector.h"
#include "agents/effects/settings/OutsideConnectors.h"

#include <QFileInfo>

#include <algorithm>

namespace qd::app {

namespace {

qsizetype distance(const QString& a, const QString& b)
{
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.last();
}

void addOnce(QStringList& names, const QString& name)
{
    if (!name.isEmpty() && !names.contains(name))
        names.append(name);
}

/// Those of the matrix and of every step that sends something, and those that were decided on before.
QStringList kindsOf(const OfficeState& state)
{
    QStringList kinds;
    for (const AutonomyRule& rule : state.org.organisation().autonomy)
        addOnce(kinds, rule.action.text);
    for (const Workflow& workflow : state.org.organisation().workflows)
        for (const Step& step : workflow.steps)
            addOnce(kinds, step.action.text);
    for (auto kind = state.agreement.kinds.begin(); kind != state.agreement.kinds.end(); ++kind)
        addOnce(kinds, kind.key().text);
    return kinds;
}

QStringList agentsOf(const OfficeState& state)
{
    QStringList agents;
    for (const AgentProfile& agent : state.org.organisation().agents)
        addOnce(agents, agent.id.text);
    return agents;
}

void look(QStringList& unknown, const QString& where, const QString& what, const QString& name, const QStringList& known)
{
    if (known.contains(name))
        return;
    const QString near = nearest(name, known);
    unknown.append(QStringLiteral("%1: there is no %2 \"%3\" here, so that it never holds%4").arg(where, what, name, near.isEmpty() ? QString() : QStringLiteral("; did you mean \"%1\"?").arg(near)));
}

} // namespace

QString nearest(const QString& name, const QStringList& names)
{
    QString best;
    qsizetype least = name.size() / 3 + 1;
    for (const QString& other : names)
        if (const qsizetype apart = distance(name, other); apart < least) {
            least = apart;
            best = other;
        }
    return best;
}

QStringList waysKnown(const Home& home, const OfficeState& state)
{
    QStringList ways;
    for (const agents::SetUpConnector& each : agents::connectorFiles(home.path()))
        addOnce(ways, each.name.chopped(5)); // ".json"
    for (const auto& folder : agents::folderConnectors(home.published(), state.org.organisation().id.text))
        addOnce(ways, folder->id().text);
    for (const Workflow& workflow : state.org.organisation().workflows)
        for (const Step& step : workflow.steps)
            addOnce(ways, step.connector.text);
    return ways;
}

QString unknownWay(const Home& home, const OfficeState& state, const QString& id)
{
    QStringList ways = waysKnown(home, state);
    for (const Workflow& workflow : state.org.organisation().workflows)
        for (const Step& step : workflow.steps)
            if (step.connector.text == id && !QFileInfo::exists(home.folder(QStringLiteral("connectors/%1.json").arg(id))) && !id.startsWith(QLatin1String("folder-")))
                ways.removeAll(id); // named, and nobody has set it up
    if (id.isEmpty() || ways.contains(id))
        return {};
    const QString near = nearest(id, ways);
    return QStringLiteral("there is no connector \"%1\" yet, so that nothing is about it before quarterdeck connectors add %1%2").arg(id, near.isEmpty() ? QString() : QStringLiteral("; did you mean \"%1\"?").arg(near));
}

QStringList unknownNames(const OfficeState& state, const SetRules& rules, const QStringList& ways)
{
    const QStringList kinds = kindsOf(state), agents = agentsOf(state);
    const QString kind = QStringLiteral("kind of action"), agent = QStringLiteral("agent");
    QStringList unknown;
    for (const AuthorityRule& rule : rules.rules) {
        for (const ActionKind& one : rule.kinds)
            look(unknown, QStringLiteral("rule \"%1\"").arg(rule.id.text), kind, one.text, kinds);
        for (const AgentId& one : rule.agents)
            look(unknown, QStringLiteral("rule \"%1\"").arg(rule.id.text), agent, one.text, agents);
        for (const ConnectorId& one : rule.connectors)
            look(unknown, QStringLiteral("rule \"%1\"").arg(rule.id.text), QStringLiteral("connector"), one.text, ways);
    }
    const Ceilings ceilings = rules.ceilings.value_or(Ceilings{});
    for (auto one = ceilings.kinds.begin(); one != ceilings.kinds.end(); ++one)
        look(unknown, QStringLiteral("ceilings"), kind, one.key().text, kinds);
    return unknown;
}

} // namespace qd::app
