#pragma once

#include "agents/effects/Dispatcher.h"

#include <QSemaphore>
#include <QTimer>

#include <gtest/gtest.h>

namespace qd::test {

/// A connector that the test holds in its hand: nothing ends before the test says so.
struct Held {
    static constexpr int kLimit = 5'000; ///< milliseconds; a broken dispatcher fails the test instead of holding it up

    QString id = QStringLiteral("held");
    bool throws = false;
    bool asks = true;       ///< the gate, at the beginning
    bool endsOnCancel = true;
    bool isOutward = false;
    Duration longest{60'000};

    QSemaphore begun{};
    std::atomic<int> deliveries = 0;
    std::atomic<int> cancels = 0;
    std::atomic<int> left = 0;
    std::atomic<QThread*> thread = nullptr;
    Mailbox* mailbox = nullptr;
    std::deque<agents::Connector::Ended> open{}; ///< the dispatcher's thread's, and so the next two
    std::deque<agents::Connector::Tested> tests{};
    std::deque<agents::Connector::Looked> looks{};
    std::deque<agents::Connector::Seen> sights{};
    std::deque<agents::Gate> gates{};
    QStringList titles{};                        ///< of what began, in order; read it when nothing is under way

    /// The one that has been open the longest ends.
    void end(agents::Outcome::Kind kind = agents::Outcome::Confirmed)
    {
        mailbox->post([this, kind] {
            if (open.empty())
                return;
            const agents::Connector::Ended ended = open.front();
            open.pop_front();
            ended({kind, QStringLiteral("there")});
        });
    }
    /// The first ends well once its gate is closed.
    void endWhenClosed()
    {
        mailbox->post([this] {
            auto* watch = new QTimer;
            QObject::connect(watch, &QTimer::timeout, watch, [this, watch] {
                if (gates.front().mayBegin())
                    return;
                watch->deleteLater();
                open.front()({agents::Outcome::Confirmed, QStringLiteral("there")});
            });
            watch->start(1);
        });
    }
    bool waitBegun(int count = 1) { return begun.tryAcquire(count, kLimit); }
    /// Asks the gate of the n-th delivery on the dispatcher's thread.
    bool mayBegin(size_t delivery = 0)
    {
        QSemaphore ran;
        bool may = false;
        mailbox->post([&] {
            may = gates.at(delivery).mayBegin();
            ran.release();
        });
        return ran.tryAcquire(1, kLimit) && may;
    }
};

class HeldConnector final : public agents::Connector {
public:
    explicit HeldConnector(Held& held) : m_held(held) {}
    ConnectorId id() const override { return {m_held.id}; }
    QString title() const override { return QStringLiteral("Held"); }
    agents::Guarantees guarantees() const override { return {agents::Guarantees::Never}; }
    Confidentiality clearance() const override { return Confidentiality::Internal; }
    bool isOutward() const override { return m_held.isOutward; }
    Duration longest() const override { return m_held.longest; }
    Result<Done> check(const EffectContent&) const override { return Done{}; }
    void enter(Mailbox* mailbox) override { m_held.mailbox = mailbox; }
    void leave() override { ++m_held.left; }
    void deliver(const agents::Delivery& delivery, const agents::Gate& gate, Ended ended) override
    {
        m_held.thread = QThread::currentThread();
        m_held.titles.append(delivery.content.title);
        m_held.gates.push_back(gate);
        if (m_held.asks)
            EXPECT_TRUE(gate.mayBegin());
        m_held.open.push_back(std::move(ended));
        ++m_held.deliveries;
        m_held.begun.release();
        if (m_held.throws)
            throw std::runtime_error("the socket broke");
    }
    void cancel(const EffectId&) override
    {
        ++m_held.cancels;
        if (m_held.endsOnCancel && !m_held.sights.empty())
            m_held.sights.back()(Error{Error::Network, QStringLiteral("was not waited for"), {}, {}});
        else if (m_held.endsOnCancel)
            m_held.end(agents::Outcome::Unknown);
    }
    bool canLookUp() const override { return true; }
    void lookUp(const agents::Delivery&, const agents::Gate& gate, Looked looked) override
    {
        EXPECT_TRUE(gate.mayBegin());
        m_held.gates.push_back(gate);
        m_held.looks.push_back(std::move(looked));
        m_held.begun.release();
    }
    bool looks() const override { return true; }
    void look(const agents::Delivery&, const agents::Gate& gate, Seen seen) override
    {
        EXPECT_TRUE(gate.mayBegin());
        m_held.gates.push_back(gate);
        m_held.sights.push_back(std::move(seen));
        m_held.begun.release();
    }
    void test(const agents::Gate& gate, Tested tested) override
    {
        m_held.gates.push_back(gate);
        m_held.tests.push_back(std::move(tested));
        m_held.begun.release();
    }
    void cancelTest() override
    {
        ++m_held.cancels;
        if (m_held.endsOnCancel)
            m_held.tests.back()(Error{Error::Cancelled, QStringLiteral("cut"), {}, {}});
    }

private:
    Held& m_held;
};

} // namespace qd::test
