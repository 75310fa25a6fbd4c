#pragma once

#include "tests/agents/office/OfficeFixture.h"

#include "agents/replay/RunReplay.h"

namespace qd::test {

/// An office whose runs can be read back as recordings.
class ReplayFixture : public OfficeFixture {
protected:
    using OfficeFixture::OfficeFixture;

    agents::Recording recorded(const RunId& run)
    {
        Result<agents::Recording> recording = agents::recordingOf({}, rig.facts(), run);
        EXPECT_TRUE(recording) << recording.error().text.toStdString();
        if (!recording)
            return {};
        for (const QByteArray& sha256 : recording->wanted())
            recording->blobs.insert(sha256, blob(sha256));
        return *recording;
    }
    agents::ReplayResult replay(const agents::Recording& recording, const QString& home = {})
    {
        const agents::SkillLibrary skills;
        const agents::PriceList prices = *agents::PriceList::read();
        const agents::PromptShelf prompts(home);
        agents::RunReplay again(recording, {&skills, &prices, &prompts}, {home});
        return answerOf<agents::ReplayResult>([&](std::function<void(agents::ReplayResult)> done) {
            QObject::connect(&again, &agents::RunReplay::finished, &again, done);
            EXPECT_TRUE(again.begin());
        }, std::chrono::seconds(30));
    }
    QByteArray blob(const QByteArray& sha256)
    {
        return answerOf<Result<QByteArray>>([&](auto done) { rig.history->blob(sha256, &mailbox, done); }).value();
    }
};

} // namespace qd::test
