#pragma once

#include "agents/llm/PictureHead.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QImage>

namespace qd::agents {

/// What the bytes say of a picture that can be read here. Error::Parse in half a sentence: they begin like none, or it has more
/// pixels (64 million) than anybody makes for a page, which a few bytes can claim. Pure.
Result<PictureHead> rasterHead(const QByteArray& bytes);

/// All of it. Error::Parse: what the reader says against it. Only what has a good head is to be read. @thread any.
Result<QImage> rasterImage(const QByteArray& bytes);

} // namespace qd::agents
