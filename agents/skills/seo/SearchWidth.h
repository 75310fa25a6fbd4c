#pragma once

#include <QString>

namespace qd::agents {

/// How wide a text stands on a search result page, where a title is set in Arial at 20 pixels and a description at 14.
/// Measured in the shipped Inter, brought to Arial's width by one factor (0.9435, found over seven typical lines with
/// Helvetica's metrics, which are Arial's; single lines differ by up to 2 %). Needs a running QGuiApplication.
struct SearchWidth {
    static constexpr double kTitleLimit = 580;
    static constexpr double kDescriptionLimit = 920;

    static double ofTitle(const QString& text);
    static double ofDescription(const QString& text);
};

} // namespace qd::agents
