#pragma once

#include "core/base/Digest.h"
#include "tests/support/SampleState.h"
#include "tests/ui/pages/FakeHistory.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace qd::test {

/// The sample morning with bytes behind its items, and a past that has them.
struct InboxSample {
    explicit InboxSample(SampleOffice::Money money = SampleOffice::Money::Spent) : office(money), state(office.state())
    {
        fillBlog();
        fillOthers();
        quint64 sequence = 1;
        for (const Message& message : office.messages())
            history.messages.append({Sequence(sequence++), message});
        for (const DecisionRecord& decision : office.decisions())
            history.rows.append({Sequence(100 - history.rows.size()), decision, {}});
        fillCosts(money == SampleOffice::Money::Spent);
    }

    QByteArray put(const QByteArray& bytes)
    {
        const QByteArray sha = sha256(bytes);
        history.blobs.insert(sha, bytes);
        return sha;
    }
    Approval& blog() { return state.inbox.approvals[fixedId<ApprovalId>(301)]; }

    SampleOffice office;
    OfficeState state;
    FakeHistory history;

private:
    void fillBlog()
    {
        Approval& blog = state.inbox.approvals[fixedId<ApprovalId>(301)];
        blog.preview = put("<h1>Five AI Implementation Mistakes That Cost More Than the Model</h1>"
                           "<p class=\"muted\">Harbor &amp; Pine · 21 November 2026 · 7 min read</p>"
                           "<p><img src=\"header.png\" alt=\"Five mistakes\"/></p>"
                           "<p>Most budgets for AI implementation are written for the model. In the twelve projects we reviewed, the model "
                           "was under a fifth of the cost. The rest went to data that nobody owned, to reviews that nobody scheduled, and "
                           "to a pilot that nobody switched off.</p>"
                           "<h2>1. Buying before measuring</h2><p>A team that cannot say what an hour of the present process costs cannot "
                           "say what AI implementation saved. Start with a week of plain counting: who touches the work, how long, and "
                           "how often it comes back.</p><h2>2. One owner too few</h2><p>The pilot had a sponsor; the data had none. "
                           "<a href=\"https://harborandpine.example/owners\">Name one owner</a> per source before the first call.</p>"
                           "<ul><li>Who may change it?</li><li>Who is told when it breaks?</li></ul>");
        blog.previewType = QStringLiteral("text/html");
        const QByteArray before = "# Five AI Implementation Mistakes\n\nMost budgets for AI implementation are written for the model. "
                                  "It's usually wrong. The rest went to data that nobody owned.\n\n## 1. Buying before measuring\n\n"
                                  "A team that cannot say what an hour costs cannot say what it saved.\n";
        const QByteArray after = "# Five AI Implementation Mistakes That Cost More Than the Model\n\nMost budgets for AI implementation are "
                                 "written for the model. In the twelve projects we reviewed, the model was under a fifth of the cost. The rest "
                                 "went to data that nobody owned.\n\n## 1. Buying before measuring\n\nA team that cannot say what an hour of the "
                                 "present process costs cannot say what it saved. Start with a week of plain counting.\n";
        blog.previousDraft = put(before);
        blog.draft = put(after);
        blog.content.files = {{QStringLiteral("posts/five/header.png"), put(picture()), QStringLiteral("image/png"), 1000}};
    }
    void fillOthers()
    {
        Approval& mail = state.inbox.approvals[fixedId<ApprovalId>(302)];
        mail.preview = put("<p><strong>What a pilot really costs</strong><br/>Three figures before you sign</p><hr/>"
                           "<p>Good morning. This week: the five mistakes that cost more than the model.</p>");
        mail.previewType = QStringLiteral("text/html");
        Approval& post = state.inbox.approvals[fixedId<ApprovalId>(304)];
        post.preview = put("Most AI budgets are written for the model.\nThe model was under a fifth of the cost.\n\n#AI #Compliance");
        post.previewType = QStringLiteral("text/plain");
        post.content.files = blog().content.files;
    }
    static QByteArray picture()
    {
        QImage image(600, 315, QImage::Format_RGB32);
        image.fill(QColor(0x1f, 0x3a, 0x34));
        QPainter painter(&image);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0xd9, 0xa4, 0x41));
        for (int i = 0; i < 5; ++i)
            painter.drawEllipse(QPoint(120 + i * 90, 160), 30, 30);
        painter.end();
        QByteArray bytes;
        QBuffer out(&bytes);
        out.open(QIODevice::WriteOnly);
        image.save(&out, "PNG");
        return bytes;
    }
    void fillCosts(bool billed)
    {
        const Organisation organisation = SampleOffice::organisation();
        const qint64 today = dayOf(SampleOffice::now());
        for (int back = 13; back >= 0; --back)
            history.days.days.append(today - back);
        for (const AgentProfile& agent : organisation.agents) {
            Tally tally = state.ledger.agentsToday.value(agent.id);
            QList<Money> would;
            for (int day = 0; day < 14; ++day)
                would.append({tally.wouldHaveCost.micro * (60 + (day * 37 + agent.title.size() * 11) % 80) / 100});
            history.table.rows.append({agent.id.text, agent.title, tally});
            history.table.total.calls += tally.calls;
            history.table.total.usage += tally.usage;
            history.table.total.cost += tally.cost;
            history.table.total.wouldHaveCost += tally.wouldHaveCost;
            history.days.keys.append({agent.id.text, agent.title, tally});
            history.days.wouldHaveCost.append(would);
            history.days.cost.append(billed ? would : QList<Money>(14));
        }
        // Largest first, as the record answers.
        QList<qsizetype> order;
        for (qsizetype i = 0; i < history.days.keys.size(); ++i)
            order.append(i);
        std::sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) {
            return history.days.keys.at(a).tally.wouldHaveCost > history.days.keys.at(b).tally.wouldHaveCost;
        });
        const CostDays unsorted = history.days;
        for (qsizetype i = 0; i < order.size(); ++i) {
            history.days.keys[i] = unsorted.keys.at(order.at(i));
            history.days.cost[i] = unsorted.cost.at(order.at(i));
            history.days.wouldHaveCost[i] = unsorted.wouldHaveCost.at(order.at(i));
        }
        std::sort(history.table.rows.begin(), history.table.rows.end(),
                  [](const CostRow& a, const CostRow& b) { return a.tally.wouldHaveCost > b.tally.wouldHaveCost; });
    }
};

} // namespace qd::test
