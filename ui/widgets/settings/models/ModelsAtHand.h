#pragma once

#include "ui/models/settings/Connections.h"

namespace qd::ui {

class FilterBox;

/// Every model that is named with its price, in the order of its providers.
QStringList pricedModels(const Connected& connected);
/// One sentence for each provider of `models` that lacks what a call needs, and for each model without a price; nothing as long as it
/// is not known what there is.
QStringList inTheWayOf(const QStringList& models, const Connected& connected);
/// "Claude Opus 5.5: $5.00 in, $25.00 out per million tokens."; of one without a price, that it is not asked.
QString priceSentence(const QString& model, const Connected& connected);
/// Where one of them is chosen, or another one typed.
void dressModelBox(FilterBox* box, const QString& name, const QString& title, const QString& placeholder);
/// Offers `models`, and leaves what stands there.
void offerModels(FilterBox* box, const QStringList& models);

} // namespace qd::ui
