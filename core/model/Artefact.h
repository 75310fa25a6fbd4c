#pragma once

#include "core/model/Ids.h"
#include "core/model/Label.h"

namespace qd {

/// Something that was made: a reply, a draft, a page, an image. Its bytes stand in the store under `sha256`.
struct Artefact {
    ArtefactId id;
    RunId run;
    StepId step;
    QString kind; ///< "reply", "draft", "page", "header-image", "social-graphic", "linkedin-post", "newsletter-entry"
    QString title;
    int version = 1;
    QByteArray sha256;
    QString mediaType;
    qint64 bytes = 0;
    AgentId madeBy;
    Label label;
    Instant time;

    template <class V> void fields(V& v)
    {
        v("id", id);
        v("run", run);
        v("step", step);
        v("kind", kind);
        v("title", title);
        v("version", version);
        v("sha256", sha256);
        v("media_type", mediaType);
        v("bytes", bytes);
        v("made_by", madeBy);
        v("label", label);
        v("time", time);
    }
};

} // namespace qd
