#pragma once

#include "agents/keys/KeyRing.h"

#include <QHash>

#include <utility>

namespace qd::test {

/// A keyring that answers as it is told to: at once or when answers are let go, with keys or with trouble.
class FakeKeyRing final : public agents::KeyRing {
public:
    agents::RingAnswer trouble{agents::RingAnswer::Done, {}, {}}; ///< every answer, unless it is Done
    bool holdsBack = false;
    int reads = 0;
    QHash<QString, agents::SharedSecret> keys;

    void read(const QString& name, Answered answered) override
    {
        ++reads;
        say([this, name, answered] { answered(keys.contains(name) ? done(keys.value(name)) : absent()); }, answered);
    }
    void write(const QString& name, agents::SharedSecret secret, Answered answered) override
    {
        say([this, name, secret, answered] { keys.insert(name, secret); answered(done({})); }, answered);
    }
    void remove(const QString& name, Answered answered) override
    {
        say([this, name, answered] { answered(keys.remove(name) ? done({}) : absent()); }, answered);
    }
    void look(std::function<void(agents::RingState)> seen) override { seen(agents::RingState::Open); }

    void letGo()
    {
        for (const std::function<void()>& each : std::exchange(m_heldBack, {}))
            each();
    }

private:
    static agents::RingAnswer done(agents::SharedSecret secret) { return {agents::RingAnswer::Done, std::move(secret), {}}; }
    static agents::RingAnswer absent() { return {agents::RingAnswer::Absent, {}, QStringLiteral("it holds no such key")}; }
    void say(std::function<void()> fine, const Answered& answered)
    {
        std::function<void()> answer = trouble.outcome == agents::RingAnswer::Done ? std::move(fine) : [answered, t = trouble] { answered(t); };
        holdsBack ? m_heldBack.append(std::move(answer)) : answer();
    }
    QList<std::function<void()>> m_heldBack;
};

} // namespace qd::test
