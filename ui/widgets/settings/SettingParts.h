#pragma once

#include "ui/style/Tokens.h"

#include <QLabel>

class QPushButton;
class QVBoxLayout;

namespace qd::ui {

enum class Saying { Plain, Muted, Strong, Good, Bad };

/// A text of the settings: plain, on as many lines as it needs, that can be selected.
class Sentence final : public QLabel {
    Q_OBJECT
public:
    explicit Sentence(Saying saying = Saying::Plain, QWidget* parent = nullptr);

    /// An empty text hides it.
    void say(const QString& text, Saying saying);
    void say(const QString& text) { say(text, m_saying); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void colour();
    Saying m_saying;
};

/// Lays out what stands below each other in `widget`, as in every panel and row of the settings.
QVBoxLayout* columnOf(QWidget* widget, const QMargins& margins = {kPad, kGap, kPad, kGap}, int spacing = kHalfGap);

/// A small button with an object name and, for who cannot see what it stands beside, a longer name.
QPushButton* smallButton(const QString& text, const QString& objectName, const QString& accessibleName, QWidget* parent);

} // namespace qd::ui
