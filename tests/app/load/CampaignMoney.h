#pragma once

#include "tests/app/ControlLine.h"

#include <QJsonArray>
#include <QMap>
#include <QStringList>

namespace qd::test {

/// The campaigns that the tasks of the load belong to, and what their channels spend meanwhile.
class CampaignMoney {
public:
    static constexpr int kCampaigns = 10;

    /// As the organisation's file has them; each is watched by another of `agents`.
    static QJsonArray campaigns(const QJsonArray& agents);
    static QString title(int campaign);

    /// Puts down what the next channel in turn has spent; now and then money of that campaign is moved, too.
    void spend(ControlLine& line);
    /// What differs in the answer to "budget list" from what was acknowledged; empty when nothing does.
    QStringList judge(const Json& listed) const;

    int reports = 0;   ///< acknowledged
    int moves = 0;     ///< acknowledged
    qint64 spent = 0;  ///< in all, in micro-dollars
    QStringList wrong; ///< reports and moves that were not taken

private:
    struct Channel {
        qint64 spent = 0;
        qint64 limit = 0;
    };
    static QString channelOf(int campaign, int at);
    void move(ControlLine& line, int campaign);
    Channel& at(int campaign, int channel);

    QMap<QString, Channel> m_channels; ///< by "campaign channel": where it differs from what was planned
    int m_turn = 0;
};

} // namespace qd::test
