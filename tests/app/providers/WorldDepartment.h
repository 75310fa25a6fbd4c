#pragma once

#include <QJsonArray>
#include <QString>

namespace qd::test {

/// A department whose models are all in the fake world: its agents ask in turn by Anthropic's Messages, Chat Completions and
/// Responses. Each works by a prompt and a reply of its home's own, so that a call is little more than its brief.
struct WorldDepartment {
    int agents = 100;
    int steps = 1;           ///< of each agent, one after the other
    bool together = true;    ///< one workflow "all" in which all agents work at once; else one for each, "task-0", "task-1", …
    QJsonArray budgets{};    ///< as an organisation's file has them

    /// Writes organisation, providers, prices, prompts and reply into the home, which may not be there yet. @param origin of the world.
    void write(const QString& home, const QString& origin) const;

    static QString name() { return QStringLiteral("spenders"); }
    /// "messages:m", "chat:m", "responses:m".
    static QString modelOf(int agent);
    /// Where the world is asked for the models of these agents: as modelOf() counts them.
    static QStringList paths();
    /// What every model answers here, by the script of the world.
    static QJsonArray answers();
    /// The world's own price list, `factor` times as dear as what the home is told.
    static QByteArray worldPrices(int factor = 1);
};

} // namespace qd::test
