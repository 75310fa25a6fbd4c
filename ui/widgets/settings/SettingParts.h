#pragma once

#include "core/base/Result.h"
#include "ui/style/Tokens.h"

#include <QLabel>

class QFormLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace qd::ui {

class Chip;

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

/// How a row begins: its title and a mark of the name `markName`, and at the end what can be done with it.
QHBoxLayout* headOf(Sentence* title, Chip* mark, const QString& markName, std::initializer_list<QPushButton*> buttons);

/// Fields below each other, each beside its label.
QFormLayout* fieldList();
/// One more; the label is also what `input` is called for who cannot see it.
void addField(QFormLayout* fields, const QString& label, QWidget* input, const QString& objectName);

/// What went wrong and what would be right, in sentences.
QString faultText(const Error& error);

} // namespace qd::ui
