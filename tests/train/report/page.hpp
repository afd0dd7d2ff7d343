// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cctype>
#include <string>
#include <vector>

/// What is wrong with a page: a tag that is not closed in order, an attribute without quotes, a bare "&" or "<", an
/// identifier that is there twice, or something that would be fetched; empty where nothing is.
inline std::string fault_of(const std::string& page) {
    for (const char* outside : {"src=", "url(http", "@import", "<link", "<script", "<iframe", "<object"})
        if (page.find(outside) != std::string::npos) return std::string("has ") + outside;
    std::vector<std::string> open;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i] == '&' && page.find(';', i) > i + 8) return "a bare & at " + page.substr(i, 40);
        if (page[i] != '<') continue;
        if (page.compare(i, 9, "<!DOCTYPE") == 0) continue;
        std::size_t end = i + 1;
        for (char quote = '\0'; end < page.size() && (quote != '\0' || page[end] != '>'); ++end) {
            if (quote == '\0' && (page[end] == '"' || page[end] == '\''))
                quote = page[end];
            else if (page[end] == quote)
                quote = '\0';
            else if (quote == '\0' && page[end] == '=') {
                const std::size_t value = page.find_first_not_of(' ', end + 1);
                if (page[value] != '"' && page[value] != '\'')
                    return "an attribute without quotes at " + page.substr(i, 40);
            } else if (page[end] == '<')
                return "a bare < at " + page.substr(i, 40);
        }
        const std::string tag = page.substr(i + 1, end - i - 1);
        const std::string name = tag.substr(0, tag.find_first_of(" \t\n\r/", 1));
        for (const char* mark : {" id=\"", " id='"})
            if (const std::size_t at = tag.find(mark); at != std::string::npos) {
                const std::string id = tag.substr(at + 5, tag.find(mark[4], at + 5) - at - 5);
                for (const std::string& other : ids)
                    if (other == id) return "the identifier " + id + " twice";
                ids.push_back(id);
            }
        if (name.starts_with('/')) {
            if (open.empty() || "/" + open.back() != name) return "unexpected <" + name + ">";
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            if (name.empty() || std::isalpha(static_cast<unsigned char>(name[0])) == 0)
                return "a bare < at " + page.substr(i, 40);
            open.push_back(name);
        }
        i = end;
    }
    return open.empty() ? "" : "<" + open.back() + "> is not closed";
}
