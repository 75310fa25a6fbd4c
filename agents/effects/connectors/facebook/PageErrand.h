#pragma once

#include "agents/effects/connectors/facebook/PageWords.h"
#include "agents/effects/http/ApiErrand.h"

namespace qd::agents {

/// The requests of one post, or of a look for it. @thread the dispatcher's.
class PageErrand final : public ApiErrand {
public:
    using ApiErrand::ApiErrand;

    void post(Ended ended);
    void lookUp(Connector::Looked looked);

protected:
    Outcome judged(const HttpAnswer& answer, const IdIn& idIn) const override;

private:
    void takePicture(const EffectFile& picture);
    void publish(const QString& picture);
    void readBack(const QString& post);
    QString text() const;
};

} // namespace qd::agents
