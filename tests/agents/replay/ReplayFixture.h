#pragma once

#include "tests/agents/office/OfficeFixture.h"

#include "agents/replay/RunReplay.h"

namespace qd::test {

/// An office whose runs can be read back as recordings.
class ReplayFixture : public OfficeFixture {
protected:
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
    QByteArray blob(const QByteArray& sha256)
    {
        return answerOf<Result<QByteArray>>([&](auto done) { rig.history->blob(sha256, &mailbox, done); }).value();
    }
};

} // namespace qd::test
