#include "agents/llm/rehearsal/frames/Theme.h"

#include <vector>

namespace qd::agents::rehearsal {

std::span<const Theme> themes()
{
    static const std::vector<Theme> all = [] {
        std::vector<Theme> list;
        for (const std::span<const Theme> part : {reasonThemes(), preparationThemes(), startThemes(), peopleThemes(),
                                                  controlThemes(), resultThemes(), craftThemes()})
            list.insert(list.end(), part.begin(), part.end());
        return list;
    }();
    return all;
}

} // namespace qd::agents::rehearsal
